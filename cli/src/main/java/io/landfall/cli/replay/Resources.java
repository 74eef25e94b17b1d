package io.landfall.cli.replay;

import java.util.ArrayDeque;
import java.util.Deque;

/** Closes what was opened, the last first, at the end of the work or of the JVM, whichever comes first. */
final class Resources implements AutoCloseable {
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final Thread hook = new Thread(this::closeAll, "landfall-replay-hook");

    Resources() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    synchronized <T extends AutoCloseable> T add(T resource) {
        open.push(resource);
        return resource;
    }

    /** Closes one early. */
    void close(AutoCloseable resource) {
        boolean held;
        synchronized (this) {
            held = open.remove(resource);
        }
        if (held) {
            quietly(resource);
        }
    }

    @Override
    public void close() {
        closeAll();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM is ending, and the hook finds nothing to do.
        }
    }

    private void closeAll() {
        for (AutoCloseable next = next(); next != null; next = next()) {
            quietly(next);
        }
    }

    private synchronized @org.jspecify.annotations.Nullable AutoCloseable next() {
        return open.poll();
    }

    private static void quietly(AutoCloseable resource) {
        try {
            resource.close();
        } catch (Exception e) {
            System.err.println(
                    "landfall: " + resource.getClass().getSimpleName() + " did not close: " + e.getMessage());
        }
    }
}

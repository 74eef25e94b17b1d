package io.landfall.stack;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Main class of the registry's process. The stack holds the other end of standard input: its end, by whatever death, ends
 * this process too. A {@value #STOP} on it asks for an orderly end.
 */
public final class RegistryGuard {
    static final int STOP = 'q';
    /** Names the class to run. */
    static final String MAIN = "landfall.guard.main";
    /** Names a folder to delete when the stack died without a word. */
    static final String DELETE = "landfall.guard.delete";

    private RegistryGuard() {}

    public static void main(String[] args) throws ReflectiveOperationException {
        Thread guard = new Thread(RegistryGuard::watch, "landfall-registry-guard");
        guard.setDaemon(true);
        guard.start();
        Class.forName(System.getProperty(MAIN, "none").trim())
                .getMethod("main", String[].class)
                .invoke(null, (Object) args);
    }

    private static void watch() {
        if (nextWord() == STOP) {
            System.exit(0);
        }
        String folder = System.getProperty(DELETE);
        if (folder != null) {
            Trees.delete(Path.of(folder));
        }
        // No exit: a hook that hangs must not keep an orphan alive. The database writes every commit through.
        Runtime.getRuntime().halt(1);
    }

    private static int nextWord() {
        try {
            return System.in.read();
        } catch (IOException e) {
            return -1;
        }
    }
}

package io.landfall.cli.replay;

import io.landfall.stack.LocalStack;
import io.landfall.stack.Options;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** Broker and registry, started while the inputs are read. */
final class StackStart {
    private final long begun = System.nanoTime();
    private final CompletableFuture<LocalStack> stack;
    private volatile long upAt;

    /** @param data null for a folder that is deleted at the end */
    StackStart(@Nullable Path data, Resources resources) {
        Options options = Options.defaults().withShutdownHook(false);
        stack = CompletableFuture.supplyAsync(() -> {
            LocalStack started = data == null ? LocalStack.startTemporary(options) : LocalStack.start(data, options);
            upAt = System.nanoTime();
            return started;
        });
        resources.add(this::close);
    }

    LocalStack join() {
        try {
            return stack.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException known ? known : e;
        }
    }

    /** On the scale of {@link System#nanoTime}. */
    long upAt() {
        return upAt;
    }

    Duration took() {
        return Duration.ofNanos(upAt - begun);
    }

    private void close() {
        stack.handle((started, failure) -> started)
                .thenAccept(started -> {
                    if (started != null) {
                        started.close();
                    }
                })
                .join();
    }
}

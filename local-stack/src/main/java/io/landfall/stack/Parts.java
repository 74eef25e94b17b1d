package io.landfall.stack;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The two parts of a stack, started side by side, watched while they run, and ended side by side. */
final class Parts {
    private static final Duration BROKER_CLOSE = Duration.ofSeconds(15);
    private static final Duration REGISTRY_CLOSE = Duration.ofSeconds(5);

    private final Options options;
    private final Consumer<String> brokerHalt;
    private final CompletableFuture<Broker> broker;
    private final CompletableFuture<Registry> registry;
    private final AtomicBoolean over = new AtomicBoolean();

    private Parts(DataFolder folder, Path runnerJar, Options options) {
        this.options = options;
        brokerHalt = reason -> brokerHalted(folder, reason);
        Halts.listen(brokerHalt);
        broker = inBackground(
                "landfall-broker-start",
                () -> Broker.start(folder.broker(), options.brokerPort(), options.brokerSettings()));
        registry = inBackground(
                "landfall-registry-start",
                () -> Registry.start(folder, runnerJar, options.registryPort(), options.startLimit()));
    }

    static Parts start(DataFolder folder, Path runnerJar, Options options) {
        Parts parts = new Parts(folder, runnerJar, options);
        try {
            parts.await();
            return parts;
        } catch (Throwable failure) {
            parts.close();
            throw failure;
        }
    }

    private void await() {
        broker.completeOnTimeout(null, options.startLimit().toMillis(), TimeUnit.MILLISECONDS);
        try {
            CompletableFuture.allOf(broker, registry).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof StackException known) {
                throw known;
            }
            throw e;
        }
        if (resultOf(broker) == null) {
            throw new StackException(
                    "the broker was not ready within " + options.startLimit().toSeconds() + " s",
                    "try again, or name another data folder");
        }
        Registry running = registry.join();
        running.onEnd(() -> halted(() -> running.failed("ended by itself", null)));
    }

    private void brokerHalted(DataFolder folder, String reason) {
        Supplier<StackException> failure = () -> new StackException(
                "the broker stopped itself (" + reason + "); its data folder " + folder.root()
                        + " may be full, gone or damaged",
                "make room, or start again, maybe on another data folder");
        if (!broker.completeExceptionally(failure.get())) {
            halted(failure);
        }
    }

    private void halted(Supplier<StackException> failure) {
        if (over.compareAndSet(false, true)) {
            options.onHalt().accept(failure.get());
        }
    }

    Endpoints endpoints() {
        return new Endpoints(broker.join().bootstrapServers(), registry.join().url());
    }

    long registryPid() {
        return registry.join().pid();
    }

    void close() {
        over.set(true);
        CompletableFuture<Void> registryEnd = inBackground("landfall-registry-end", () -> {
            Registry running = resultOf(registry);
            if (running != null) {
                running.close(REGISTRY_CLOSE);
            }
            return null;
        });
        Broker running = resultOf(broker);
        if (running != null) {
            running.close(BROKER_CLOSE);
        }
        registryEnd.join();
        Halts.forget(brokerHalt);
    }

    private static <T> @Nullable T resultOf(CompletableFuture<T> future) {
        return future.handle((result, failure) -> result).join();
    }

    private static <T> CompletableFuture<T> inBackground(String name, Supplier<T> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Thread thread = new Thread(
                () -> {
                    try {
                        result.complete(work.get());
                    } catch (Throwable failure) {
                        result.completeExceptionally(failure);
                    }
                },
                name);
        thread.setDaemon(true);
        thread.start();
        return result;
    }
}

package io.landfall.topology;

import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;

/** Hands work to the stream thread that owns something, and its result back. */
public final class Handover<T> {

    private final Queue<Job<T, ?>> jobs = new ConcurrentLinkedQueue<>();
    private final CompletableFuture<Object> ended = new CompletableFuture<>();

    private record Job<T, R>(Function<T, R> work, CompletableFuture<R> result) {

        void run(T owned) {
            result.complete(work.apply(owned));
        }
    }

    /**
     * Has the stream thread do it, and waits. Between two calls the thread commits, so none should last long.
     *
     * @throws IllegalStateException where the thread failed, now or before
     */
    public <R> R call(Function<T, R> work) {
        Job<T, R> job = new Job<>(work, new CompletableFuture<>());
        jobs.add(job);
        try {
            CompletableFuture.anyOf(job.result, ended).join();
        } catch (CompletionException e) {
            throw new IllegalStateException("the stream thread failed: " + e.getCause(), e.getCause());
        }
        return job.result.join();
    }

    /** The thread failed. */
    public void fail(Throwable why) {
        ended.completeExceptionally(why);
    }

    /** On the stream thread: does the next job, if there is one. */
    void run(T owned) {
        Job<T, ?> job = jobs.poll();
        if (job != null) {
            job.run(owned);
        }
    }
}

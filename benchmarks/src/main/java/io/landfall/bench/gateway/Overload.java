package io.landfall.bench.gateway;

import io.landfall.bench.Memory;
import io.landfall.bench.Progress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** More than the gateway can take, for some time: how many requests it took and turned away, and what that did to memory. */
final class Overload {

    private static final int AT_ONCE = 1_500;
    private static final Duration SAMPLE_EVERY = Duration.ofSeconds(10);
    private static final int TOO_MANY = 429;
    private static final int UNAVAILABLE = 503;
    private static final long MIB = 1 << 20;

    private final AtomicLong taken = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final Map<String, Integer> others = new ConcurrentSkipListMap<>();
    private long leastHeap = Long.MAX_VALUE;
    private long mostHeap;
    private long firstResident;
    private long mostResident;

    /** @param bodies sent again and again, as many at a time as there is no room for */
    static String run(URI uri, List<byte[]> bodies, Duration time, Progress progress) {
        Overload overload = new Overload();
        overload.send(uri, bodies, time, progress);
        return overload.told(time);
    }

    private void send(URI uri, List<byte[]> bodies, Duration time, Progress progress) {
        HttpClient client = HttpClient.newHttpClient();
        Semaphore room = new Semaphore(AT_ONCE);
        long begun = System.nanoTime();
        long sampled = begun;
        progress.phase("overload", "s", time.toSeconds());
        for (int next = 0; System.nanoTime() - begun < time.toNanos(); next++) {
            room.acquireUninterruptibly();
            HttpRequest request = HttpRequest.newBuilder(uri)
                    .POST(HttpRequest.BodyPublishers.ofByteArray(bodies.get(next % bodies.size())))
                    .build();
            client.sendAsync(request, HttpResponse.BodyHandlers.discarding()).whenComplete((response, problem) -> {
                room.release();
                count(problem == null ? response.statusCode() : 0, problem);
            });
            if (System.nanoTime() - sampled > SAMPLE_EVERY.toNanos()) {
                sampled = System.nanoTime();
                progress.reached(Duration.ofNanos(sampled - begun).toSeconds());
                sample();
            }
        }
        room.acquireUninterruptibly(AT_ONCE);
    }

    private void count(int status, @Nullable Throwable problem) {
        if (status == TOO_MANY || status == UNAVAILABLE) {
            refused.incrementAndGet();
        } else if (status == 200) {
            taken.incrementAndGet();
        } else {
            others.merge(problem == null ? "answered " + status : problem.toString(), 1, Integer::sum);
        }
    }

    private void sample() {
        long heap = Memory.heap();
        long resident = Memory.resident();
        leastHeap = Math.min(leastHeap, heap);
        mostHeap = Math.max(mostHeap, heap);
        firstResident = firstResident == 0 ? resident : firstResident;
        mostResident = Math.max(mostResident, resident);
    }

    private String told(Duration time) {
        return String.format(
                Locale.ROOT,
                "%,d s of overload: %,d requests taken, %,d turned away%s, heap %,d to %,d MiB, resident %,d MiB at first and %,d at most",
                time.toSeconds(),
                taken.get(),
                refused.get(),
                others.isEmpty() ? "" : ", others " + others,
                leastHeap / MIB,
                mostHeap / MIB,
                firstResident / MIB,
                mostResident / MIB);
    }
}

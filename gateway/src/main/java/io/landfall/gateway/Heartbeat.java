package io.landfall.gateway;

import io.landfall.event.Facts;
import io.landfall.schema.Progress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.avro.specific.SpecificRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Declares the progress of the sources that push here and nowhere else: what occurred up to a while ago has arrived. Nothing is declared past
 * a request that is not answered yet, nor for some time after one was turned away or this was down, since its sender tries again. Where nobody
 * declares it any more, deadlines of what hangs on these sources wait; so they are named by who runs this, and not found out.
 */
final class Heartbeat implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);

    private final Publisher publisher;
    private final Clock clock;
    private final GatewayConfig.Declared declared;
    private final Map<Object, Instant> open = new ConcurrentHashMap<>();
    private volatile Instant quietUntil;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "landfall-heartbeat");
        thread.setDaemon(true);
        return thread;
    });

    Heartbeat(Publisher publisher, Clock clock, GatewayConfig.Declared declared) {
        this.publisher = publisher;
        this.clock = clock;
        this.declared = declared;
        quietUntil = clock.instant().plus(declared.grace());
    }

    void start() {
        long every = declared.every().toMillis();
        if (!declared.sources().isEmpty()) {
            timer.scheduleAtFixedRate(this::beat, every, every, TimeUnit.MILLISECONDS);
        }
    }

    /** A request came in. */
    void opened(Object request) {
        open.put(request, clock.instant());
    }

    /** @param again whether its sender was told to try again */
    void answered(Object request, boolean again) {
        open.remove(request);
        if (again) {
            quietUntil = clock.instant().plus(declared.grace());
        }
    }

    private void beat() {
        try {
            Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            if (now.isBefore(quietUntil)) {
                return;
            }
            Instant through = through(now, open.values(), declared.lateness());
            List<SpecificRecord> all = declared.sources().stream()
                    .map(source -> (SpecificRecord) Progress.newBuilder()
                            .setId(Facts.contentId("progress\n" + source + '\n' + now, 0))
                            .setSource(source)
                            .setOccurredAt(now)
                            .setThrough(through)
                            .build())
                    .toList();
            publisher.publish(all).whenComplete((done, problem) -> {
                if (problem != null) {
                    LOG.warn("the progress of {} sources was not declared: {}", all.size(), problem.toString());
                }
            });
        } catch (RuntimeException e) {
            LOG.warn("the progress of the sources was not declared, trying again: {}", e.toString());
        }
    }

    /** So long before now, and before the oldest of the requests that are open. */
    static Instant through(Instant now, Collection<Instant> open, Duration lateness) {
        Instant oldest = open.isEmpty() ? now : Collections.min(open);
        return (oldest.isBefore(now) ? oldest : now).minus(lateness).truncatedTo(ChronoUnit.MILLIS);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}

package io.landfall.bench.latency;

import io.landfall.bench.FactProducer;
import io.landfall.bench.Progress;
import io.landfall.bench.usage.UsageBed;
import io.landfall.bench.usage.UsageCatalogue;
import io.landfall.bench.usage.UsageEvents;
import io.landfall.schema.Usage;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.ProducerConfig;

/** Usage of other features. */
final class Load implements AutoCloseable {

    private static final long ASK_EVERY_NANOS = Duration.ofMillis(20).toNanos();
    private static final double NANOS = 1e9;
    private static final int TELL_EVERY = 10_000;

    private final UsageBed bed;
    private final Clock clock = Clock.systemUTC();
    private final FactProducer producer;
    private final long batch;
    private final UsageEvents events;

    /** @param batch how many are sent as fast as can be */
    Load(UsageBed bed, long batch) {
        this.bed = bed;
        this.batch = batch;
        events = new UsageEvents(batch, clock.instant());
        Map<String, Object> settings = new HashMap<>(bed.settings());
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 256 << 10);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 20);
        producer = new FactProducer(settings);
        UsageCatalogue.facts(clock.instant()).forEach(producer::send);
        producer.flush();
    }

    /** Events a second, from the first that is sent to the commit behind the last. */
    double highestRate(ProbedPipeline pipeline, Progress progress) {
        progress.phase("looking for the highest rate", "events", batch);
        long before = bed.committed(ProbedPipeline.usageGroup());
        long begun = System.nanoTime();
        for (long sent = 0; sent < batch; sent++) {
            if (sent % TELL_EVERY == 0) {
                progress.reached(sent);
            }
            producer.send(next());
        }
        producer.flush();
        while (bed.committed(ProbedPipeline.usageGroup()) < before + batch) {
            pipeline.requireWorking();
            LockSupport.parkNanos(ASK_EVERY_NANOS);
        }
        return batch / ((System.nanoTime() - begun) / NANOS);
    }

    /** Sends them at a rate until it is closed. */
    Background at(double rate) {
        return new Background(rate, () -> producer.send(next()));
    }

    /** One that happens now. */
    private Usage next() {
        Usage usage = events.next();
        usage.setOccurredAt(clock.instant());
        return usage;
    }

    @Override
    public void close() {
        producer.close();
    }
}

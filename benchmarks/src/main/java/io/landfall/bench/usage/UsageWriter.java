package io.landfall.bench.usage;

import io.landfall.bench.FactProducer;
import io.landfall.bench.Progress;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;

/** Writes the catalogue and the events once, before anything is measured. */
final class UsageWriter implements AutoCloseable {

    private static final int TELL_EVERY = 10_000;

    private final FactProducer producer;

    UsageWriter(Map<String, Object> settings) {
        Map<String, Object> own = new HashMap<>(settings);
        own.put(ProducerConfig.BATCH_SIZE_CONFIG, 256 << 10);
        own.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 64L << 20);
        own.put(ProducerConfig.LINGER_MS_CONFIG, 20);
        // Uncompressed: nothing is faster to poll, so the limit of what follows is as high as it can be.
        own.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "none");
        producer = new FactProducer(own);
    }

    /** Bytes of all events. */
    long write(long events, Instant end, Progress progress) {
        UsageCatalogue.facts(end).forEach(producer::send);
        UsageEvents source = new UsageEvents(events, end);
        long bytes = 0;
        for (long done = 0; done < events; done++) {
            if (done % TELL_EVERY == 0) {
                progress.reached(done);
            }
            bytes += producer.send(source.next());
        }
        producer.flush();
        return bytes;
    }

    @Override
    public void close() {
        producer.close();
    }
}

package io.landfall.bench.replay;

import io.landfall.bench.FactProducer;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;

/** Writes a day in a transaction, so that all of it is there at once and writing does not compete with reading. */
final class YearWriter implements AutoCloseable {

    private final UsageYear year;
    private final FactProducer producer;

    YearWriter(UsageYear year, Map<String, Object> clients) {
        this.year = year;
        Map<String, Object> settings = new HashMap<>(clients);
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "bench-replay-writer");
        settings.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, 900_000); // the most that brokers allow
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 256 << 10);
        settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 64L << 20);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 20);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "none");
        producer = new FactProducer(settings);
    }

    void tell() {
        producer.begin();
        year.told().forEach(producer::send);
        producer.commit();
    }

    /** Nobody reads it before {@link #show}; the bytes of its events. */
    long write(int day) {
        producer.begin();
        long bytes = 0;
        for (long number = 0; number < year.eventsADay(); number++) {
            bytes += producer.send(year.event(day, number));
        }
        producer.flush();
        return bytes;
    }

    void show() {
        producer.commit();
    }

    @Override
    public void close() {
        producer.close();
    }
}

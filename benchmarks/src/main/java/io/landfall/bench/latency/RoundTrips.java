package io.landfall.bench.latency;

import io.landfall.bench.usage.UsageBed;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The limit: a record to a plain topic of one partition, and a consumer that waits for it. */
final class RoundTrips implements AutoCloseable {

    private static final String TOPIC = "bench-round-trips";
    private static final int BYTES = 100;

    private final KafkaProducer<String, byte[]> producer;
    private final Arrivals arrivals;

    RoundTrips(UsageBed bed) {
        bed.makeTopic(TOPIC);
        producer = new KafkaProducer<>(prompt(bed.settings()), new StringSerializer(), new ByteArraySerializer());
        arrivals = new Arrivals(bed.settings(), TOPIC, 1, record -> record.key());
    }

    /** Settings of a producer that nothing holds back, and that waits for all replicas. */
    static Map<String, Object> prompt(Map<String, Object> clients) {
        Map<String, Object> settings = new HashMap<>(clients);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        return settings;
    }

    void send(String key) {
        producer.send(new ProducerRecord<>(TOPIC, key, new byte[BYTES]));
    }

    Arrivals arrivals() {
        return arrivals;
    }

    @Override
    public void close() {
        producer.close();
        arrivals.close();
    }
}

package io.landfall.cli.gateway;

import io.landfall.cli.broker.TopicReader;
import io.landfall.cli.catalogue.InForce;
import io.landfall.domain.feature.SignalMatcher;
import io.landfall.schema.Feature;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The signals that features of the catalogue claim, read again every now and then. */
public final class ClaimedSignals implements Predicate<String>, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ClaimedSignals.class);
    private static final Duration EVERY = Duration.ofSeconds(30);

    private final Map<String, Object> settings;
    private final Clock clock;
    private final Thread thread = new Thread(this::follow, "landfall-gateway-catalogue");
    private SignalMatcher claims = new SignalMatcher();

    /** @param settings of brokers and registry */
    public ClaimedSignals(Map<String, Object> settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        thread.setDaemon(true);
    }

    /** Reads the catalogue, and again from now on. */
    public void start() {
        read();
        thread.start();
    }

    private void read() {
        SignalMatcher read = new SignalMatcher();
        try (TopicReader reader = new TopicReader(settings)) {
            for (Feature feature : InForce.read(reader, clock.instant()).live()) {
                if (feature.getSignals() != null) {
                    feature.getSignals().forEach(read::add);
                }
            }
        }
        synchronized (this) {
            claims = read;
        }
    }

    private void follow() {
        try {
            while (true) {
                Thread.sleep(EVERY.toMillis());
                try {
                    read();
                } catch (KafkaException e) {
                    LOG.warn("the catalogue was not read, trying again: {}", e.toString());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // it is over
        }
    }

    @Override
    public synchronized boolean test(String signal) {
        return !claims.match(signal).isEmpty();
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}

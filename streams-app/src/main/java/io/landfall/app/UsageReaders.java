package io.landfall.app;

import io.landfall.topology.StageConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.UnsupportedVersionException;
import org.apache.kafka.common.serialization.Serde;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The threads that roll usage up. After a passing fault a thread starts anew with what was committed. */
final class UsageReaders implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(UsageReaders.class);
    private static final Duration BACK_OFF = Duration.ofMillis(500);
    private static final Duration END_WITHIN = Duration.ofSeconds(20);

    private final UsageSettings settings;
    private final StageConfig config;
    private final Serde<SpecificRecord> serde;
    private final Consumer<Throwable> failed;
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean ending;

    UsageReaders(UsageSettings settings, StageConfig config, Serde<SpecificRecord> serde, Consumer<Throwable> failed) {
        this.settings = settings;
        this.config = config;
        this.serde = serde;
        this.failed = failed;
    }

    void start() {
        for (int i = 1; i <= settings.threads(); i++) {
            String name = UsageSettings.group(settings.applicationId()) + '-' + i;
            Thread thread = new Thread(() -> run(name), name);
            thread.setDaemon(true);
            threads.add(thread);
            thread.start();
        }
    }

    private void run(String name) {
        try {
            while (!ending) {
                read(name);
            }
        } catch (Throwable e) {
            // A thread that died of an error would read no more, and nobody would know.
            failed.accept(e);
        }
    }

    /** Reads to the end, or to a passing fault and a while longer. */
    private void read(String name) {
        try (UsageReader reader = new UsageReader(settings, name, config, serde)) {
            reader.start();
            while (!ending) {
                reader.turn();
            }
            reader.end();
        } catch (RuntimeException e) {
            if (ending) {
                LOG.warn("{} ends with what was committed: {}", name, e.toString());
            } else if (passes(e)) {
                LOG.warn("a passing fault of {}, trying again: {}", name, e.toString());
                LockSupport.parkNanos(
                        BACK_OFF.toNanos() + ThreadLocalRandom.current().nextLong(BACK_OFF.toNanos()));
            } else {
                throw e;
            }
        }
    }

    /** Whether a fault can be over at the next try: all of Kafka's but those that somebody must mend. */
    private static boolean passes(Throwable failure) {
        boolean ofKafka = false;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof AuthenticationException
                    || cause instanceof AuthorizationException
                    || cause instanceof ConfigException
                    || cause instanceof UnsupportedVersionException) {
                return false;
            }
            ofKafka |= cause instanceof KafkaException;
        }
        return ofKafka;
    }

    /** Commits and leaves the group. */
    @Override
    public void close() {
        ending = true;
        long until = System.nanoTime() + END_WITHIN.toNanos();
        for (Thread thread : threads) {
            try {
                long left = (until - System.nanoTime()) / 1_000_000;
                thread.join(Math.max(1, left));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}

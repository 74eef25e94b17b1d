package io.landfall.stack;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.errors.BrokerIdNotRegisteredException;
import org.apache.kafka.common.errors.UnsupportedVersionException;
import org.apache.kafka.common.utils.Time;

/**
 * What the controller holds of a broker that was killed: that it is there, and leads its partitions. If a broker starts on
 * that, it leads them at once, and no more when the session of the killed one ends. At that moment Kafka takes partitions
 * without a leader for deleted ones (KAFKA-20734), and calls transactions complete that were about to end without having
 * told the partitions: these wait for ever. So the controller starts alone first, and is told that the broker is gone.
 */
final class Registration {
    private static final String CLEANLY_SHUT_DOWN = ".kafka_cleanshutdown";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int AGAIN_AFTER_MS = 50;

    private Registration() {}

    /** Whether a broker was on the folder, and did not end by itself. */
    static boolean isStale(Path logDir) {
        return Files.exists(logDir.resolve("meta.properties")) && !Files.exists(logDir.resolve(CLEANLY_SHUT_DOWN));
    }

    static void withdraw(Path logDir) throws Exception {
        int port = Ports.free();
        Map<String, String> settings = new HashMap<>(BrokerSettings.ofController(logDir, port));
        KafkaRaftServer controller = new KafkaRaftServer(new KafkaConfig(settings), Time.SYSTEM);
        try {
            controller.startup();
            unregister(Ports.HOST + ":" + port);
        } finally {
            controller.shutdown();
            controller.awaitShutdown();
        }
    }

    private static void unregister(String bootstrapControllers) throws Exception {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!isUnregistered(bootstrapControllers)) {
            if (System.nanoTime() > until) {
                throw new StackException(
                        "the controller does not say its version after " + PATIENCE.toSeconds() + " s",
                        "start it again");
            }
            Thread.sleep(AGAIN_AFTER_MS);
        }
    }

    /** False while the controller has not read its log: it answers already, but knows no version of the metadata. */
    private static boolean isUnregistered(String bootstrapControllers) throws Exception {
        Map<String, Object> client = Map.of(AdminClientConfig.BOOTSTRAP_CONTROLLERS_CONFIG, bootstrapControllers);
        try (Admin admin = Admin.create(client)) {
            admin.unregisterBroker(BrokerSettings.NODE_ID).all().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof BrokerIdNotRegisteredException) { // killed before it was
                return true;
            } else if (e.getCause() instanceof UnsupportedVersionException) {
                return false;
            }
            throw e;
        }
    }
}

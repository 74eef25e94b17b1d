package io.landfall.stack;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.Reader;
import java.net.BindException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/** A KRaft broker and controller in this JVM. */
final class Broker {
    private static final int TRIES = 5;

    private final KafkaRaftServer server;
    private final int port;

    private Broker(KafkaRaftServer server, int port) {
        this.server = server;
        this.port = port;
    }

    /** Starts on the port, or on a free one for 0; a free port that was snatched meanwhile is replaced by another. */
    static Broker start(Path logDir, int port, Map<String, String> extra) {
        boolean stale = Registration.isStale(logDir);
        format(logDir);
        for (int left = TRIES; ; left--) {
            int chosen = port == 0 ? Ports.free() : port;
            try {
                if (stale) {
                    Registration.withdraw(logDir);
                    stale = false;
                }
                return startOn(logDir, chosen, extra);
            } catch (Exception e) {
                if (!isBusyPort(e)) {
                    throw new StackException(
                            "the broker did not start on " + logDir + " (" + e + ")",
                            "name another data folder, or empty this one",
                            e);
                }
                if (port != 0 || left == 1) {
                    throw Ports.busy("broker", chosen, e);
                }
            }
        }
    }

    private static Broker startOn(Path logDir, int port, Map<String, String> extra) {
        Map<String, String> settings = new HashMap<>(BrokerSettings.of(logDir, port, Ports.free()));
        settings.putAll(extra);
        Broker broker = new Broker(new KafkaRaftServer(new KafkaConfig(settings), Time.SYSTEM), port);
        try {
            broker.server.startup();
            return broker;
        } catch (Throwable failure) {
            // A failed start leaves threads that would keep the JVM alive.
            broker.close(Duration.ofSeconds(10));
            throw failure;
        }
    }

    private static boolean isBusyPort(Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof BindException || String.valueOf(t.getMessage()).contains("Address already in use")) {
                return true;
            }
        }
        return false;
    }

    private static void format(Path logDir) {
        try (PrintStream silent = new PrintStream(OutputStream.nullOutputStream(), false, "UTF-8")) {
            new Formatter()
                    .setPrintStream(silent)
                    .setNodeId(BrokerSettings.NODE_ID)
                    .setClusterId(clusterId(logDir))
                    .setReleaseVersion(MetadataVersion.latestProduction())
                    .setControllerListenerName(BrokerSettings.CONTROLLER_LISTENER)
                    .setDirectories(List.of(logDir.toString()))
                    .setMetadataLogDirectory(logDir.toString())
                    .setIgnoreFormatted(true)
                    .run();
        } catch (Exception e) {
            throw new StackException(
                    "the broker's folder " + logDir + " cannot be prepared (" + e + ")",
                    "see that it is writable and its disk not full, or name another data folder",
                    e);
        }
    }

    // The formatter refuses a formatted folder under any other cluster id.
    private static String clusterId(Path logDir) throws IOException {
        Path meta = logDir.resolve("meta.properties");
        if (!Files.exists(meta)) {
            return Uuid.randomUuid().toString();
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(meta)) {
            properties.load(reader);
        }
        return properties.getProperty("cluster.id", Uuid.randomUuid().toString());
    }

    String bootstrapServers() {
        return Ports.HOST + ":" + port;
    }

    void close(Duration limit) {
        Thread closer = new Thread(this::shutDown, "landfall-broker-shutdown");
        closer.setDaemon(true);
        closer.start();
        try {
            closer.join(limit.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void shutDown() {
        server.shutdown();
        server.awaitShutdown();
    }
}

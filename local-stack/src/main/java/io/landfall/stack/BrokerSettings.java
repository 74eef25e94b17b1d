package io.landfall.stack;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The settings of a single broker that is its own controller, small and quick to start. */
final class BrokerSettings {
    static final int NODE_ID = 1;
    static final String CONTROLLER_LISTENER = "CONTROLLER";

    private BrokerSettings() {}

    /** Of the controller alone, on the same folder. */
    static Map<String, String> ofController(Path logDir, int controllerPort) {
        Map<String, String> settings = of(logDir, 0, controllerPort);
        settings.put("process.roles", "controller");
        settings.put("listeners", CONTROLLER_LISTENER + "://" + Ports.HOST + ":" + controllerPort);
        settings.remove("inter.broker.listener.name");
        settings.remove("advertised.listeners");
        return settings;
    }

    static Map<String, String> of(Path logDir, int brokerPort, int controllerPort) {
        Map<String, String> settings = new HashMap<>();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", String.valueOf(NODE_ID));
        settings.put("controller.quorum.voters", NODE_ID + "@" + Ports.HOST + ":" + controllerPort);
        settings.put("controller.listener.names", CONTROLLER_LISTENER);
        settings.put("inter.broker.listener.name", "PLAINTEXT");
        settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.put(
                "listeners",
                "PLAINTEXT://" + Ports.HOST + ":" + brokerPort + ",CONTROLLER://" + Ports.HOST + ":" + controllerPort);
        settings.put("advertised.listeners", "PLAINTEXT://" + Ports.HOST + ":" + brokerPort);
        settings.put("log.dirs", logDir.toString());

        // One broker holds everything once.
        settings.put("default.replication.factor", "1");
        settings.put("offsets.topic.replication.factor", "1");
        settings.put("offsets.topic.num.partitions", "1");
        settings.put("transaction.state.log.replication.factor", "1");
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("transaction.state.log.num.partitions", "1");
        settings.put("share.coordinator.state.topic.replication.factor", "1");
        settings.put("share.coordinator.state.topic.min.isr", "1");
        settings.put("share.coordinator.state.topic.num.partitions", "1");

        settings.put("auto.create.topics.enable", "false");
        settings.put("auto.leader.rebalance.enable", "false");
        settings.put("message.max.bytes", String.valueOf(16 << 20));
        settings.put("replica.fetch.max.bytes", String.valueOf(16 << 20));
        // A demo that rests for a month goes on where it was.
        settings.put("offsets.retention.minutes", String.valueOf(365 * 24 * 60));

        // Nobody else will join: no waiting for them, and a killed member is missed soon.
        settings.put("group.initial.rebalance.delay.ms", "0");
        settings.put("group.min.session.timeout.ms", "1000");
        settings.put("group.streams.initial.rebalance.delay.ms", "0");
        settings.put("group.streams.heartbeat.interval.ms", "500");
        settings.put("group.streams.min.heartbeat.interval.ms", "500");
        // Nobody would take over from a broker that pauses, and its partitions lose their leader: see Registration.
        settings.put("broker.session.timeout.ms", "60000");
        settings.put("broker.heartbeat.interval.ms", "500");

        settings.put("num.network.threads", "2");
        settings.put("num.io.threads", "4");
        settings.put("background.threads", "2");
        settings.put("log.cleaner.threads", "1");
        settings.put("log.cleaner.dedupe.buffer.size", "2097152");
        settings.put("log.segment.bytes", String.valueOf(256 << 20));
        settings.put("log.index.size.max.bytes", String.valueOf(1 << 20));
        return settings;
    }
}

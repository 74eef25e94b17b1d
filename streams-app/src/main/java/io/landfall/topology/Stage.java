package io.landfall.topology;

import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The stages of the pipeline, each a sub-topology behind its own repartition, never backwards. */
public enum Stage {
    INTAKE(),
    /** Rolls usage up before it reaches Kafka Streams: no sub-topology, but it tells the time like one. */
    USAGE(),
    DEPLOYMENTS(INTAKE),
    REFERENCES(INTAKE, USAGE, DEPLOYMENTS),
    ITEMS(INTAKE, REFERENCES),
    FEATURES(INTAKE, USAGE, DEPLOYMENTS, REFERENCES, ITEMS),
    SOURCES(INTAKE, USAGE);

    private final List<Stage> upstream;

    Stage(Stage... upstream) {
        this.upstream = List.of(upstream);
    }

    /** Name of operators and stores. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    List<Stage> upstream() {
        return upstream;
    }

    /** The channel on which this stage is spoken to. */
    Channel channel() {
        return Channel.valueOf(name());
    }

    /** The channels on which its tasks tell their time. */
    List<Channel> tellsTime() {
        return List.of(values()).stream()
                .filter(stage -> stage.upstream.contains(this))
                .map(Stage::channel)
                .toList();
    }

    /** The topics that it writes to. */
    List<Channel> says() {
        return switch (this) {
            case INTAKE, USAGE -> List.of(Channel.DEAD_LETTERS);
            case DEPLOYMENTS, REFERENCES -> List.of(Channel.UNMAPPED);
            case ITEMS ->
                List.of(
                        Channel.ALERTS,
                        Channel.ALERTS_OPEN,
                        Channel.ITEM_STATES,
                        Channel.UNMAPPED,
                        Channel.DEAD_LETTERS);
            case FEATURES ->
                List.of(
                        Channel.ALERTS,
                        Channel.ALERTS_OPEN,
                        Channel.DELIVERY_STATES,
                        Channel.UNMAPPED,
                        Channel.DEAD_LETTERS);
            case SOURCES -> List.of(Channel.ALERTS, Channel.ALERTS_OPEN);
        };
    }

    /** The stages with nothing behind them: once they have said all, all is said. */
    public static Set<Stage> last() {
        return EnumSet.of(ITEMS, FEATURES, SOURCES);
    }

    /** The stages that are spoken to, each a sub-topology. */
    static List<Stage> behindRepartitions() {
        return List.of(DEPLOYMENTS, REFERENCES, ITEMS, FEATURES, SOURCES);
    }

    static String task(Stage stage, int partition) {
        return stage.text() + '/' + partition;
    }

    /** All tasks that a task of this stage hears from. */
    Set<String> upstreamTasks(int partitions) {
        Set<String> tasks = new LinkedHashSet<>();
        for (Stage stage : upstream) {
            for (int partition = 0; partition < partitions; partition++) {
                tasks.add(task(stage, partition));
            }
        }
        return tasks;
    }
}

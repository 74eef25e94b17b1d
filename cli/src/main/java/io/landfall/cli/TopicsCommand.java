package io.landfall.cli;

import io.landfall.cli.broker.Brokers;
import io.landfall.cli.broker.Connection;
import io.landfall.topic.TopicAdmin;
import io.landfall.topic.TopicSpec;
import io.landfall.topic.Topics;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Brings the brokers to the topic catalogue, and says what differs from it. */
@Command(
        name = "topics",
        description = {
            "Creates the topics that are missing and verifies the others; what differs is said and left as it is.",
            "Exit status 1 where something differs."
        })
public final class TopicsCommand implements Callable<Integer> {

    private static final String ROW = "%-24s %10s  %-9s %-9s %s%n";

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private final Connection connection = new Connection();

    @ArgGroup
    private @Nullable Mode mode;

    @Option(
            names = "--partitions",
            paramLabel = "N",
            description = "Partitions of every topic; fixed at creation. Default: as the others have, else "
                    + Topics.DEFAULT_PARTITIONS + ".")
    private @Nullable Integer partitions;

    @Option(
            names = "--replication",
            paramLabel = "N",
            description = "Copies of every record. Default: 3, or 1 on fewer than three brokers.")
    private @Nullable Integer replication;

    /** Create or only look. */
    static final class Mode {
        @Option(names = "--create", description = "Create what is missing (the default).")
        private boolean create;

        @Option(names = "--verify", description = "Only look: a missing topic is a difference.")
        @SuppressWarnings("UnusedVariable") // without --create, it is this
        private boolean verify;
    }

    @Override
    public Integer call() {
        requirePositive("--partitions", partitions);
        requirePositive("--replication", replication);
        try (Brokers brokers = Brokers.connect(connection.brokerSettings())) {
            OptionalInt expected =
                    partitions == null ? Brokers.usual(brokers.partitions()) : OptionalInt.of(partitions);
            short copies = replication == null ? brokers.replication() : replication.shortValue();
            TopicAdmin.Report report = mode == null || mode.create
                    ? TopicAdmin.createOrVerify(brokers.admin(), expected, copies)
                    : TopicAdmin.verify(brokers.admin(), expected, copies);
            print(report, brokers.partitions());
            return report.differences().isEmpty() ? 0 : 1;
        }
    }

    private void requirePositive(String option, @Nullable Integer value) {
        if (value != null && (value < 1 || value > Short.MAX_VALUE)) {
            throw new ParameterException(spec.commandLine(), option + " is " + value + ", at least 1 is expected");
        }
    }

    private void print(TopicAdmin.Report report, Map<String, Integer> found) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf(ROW, "TOPIC", "PARTITIONS", "CLEANUP", "STATE", "KEY");
        for (TopicSpec topic : Topics.ALL) {
            out.printf(
                    ROW,
                    topic.name(),
                    found.containsKey(topic.name()) ? found.get(topic.name()) : "-",
                    topic.kept() instanceof TopicSpec.Kept.LastOfKey ? "compact" : "delete",
                    state(topic, report),
                    topic.key());
        }
        out.flush();
        PrintWriter err = spec.commandLine().getErr();
        report.differences().forEach(difference -> err.println("landfall: " + difference));
        err.println(summary(report));
        err.flush();
    }

    private static String state(TopicSpec topic, TopicAdmin.Report report) {
        if (report.created().contains(topic.name())) {
            return "created";
        } else if (!report.verified().contains(topic.name())) {
            return "missing";
        }
        boolean differs = report.differences().stream().anyMatch(said -> said.startsWith(topic.name() + ':'));
        return differs ? "differs" : "ok";
    }

    private static String summary(TopicAdmin.Report report) {
        List<String> parts = new ArrayList<>();
        if (!report.created().isEmpty()) {
            parts.add(report.created().size() + " created");
        }
        parts.add(report.verified().size() + " verified");
        int differences = report.differences().size();
        parts.add(
                differences == 0
                        ? "nothing differs"
                        : differences + (differences == 1 ? " difference" : " differences"));
        return "landfall: topics " + String.join(", ", parts);
    }
}

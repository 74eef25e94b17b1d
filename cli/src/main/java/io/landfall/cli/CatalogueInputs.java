package io.landfall.cli;

import io.landfall.cli.broker.Brokers;
import io.landfall.cli.broker.Connection;
import io.landfall.cli.broker.TopicReader;
import io.landfall.cli.catalogue.CatalogueFiles;
import io.landfall.cli.catalogue.Comparison;
import io.landfall.cli.catalogue.InForce;
import io.landfall.topic.TopicSpec;
import io.landfall.topic.Topics;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Files of a catalogue, and the brokers that they are held against. */
final class CatalogueInputs {

    /** What is read to tell what is in force, and in a demo when now is. */
    static final List<TopicSpec> TOPICS = List.of(Topics.FEATURES, Topics.PROGRESS);

    private static final int SHOWN = 20;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec command;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "YAML lists of features. All of them are one catalogue.")
    private List<Path> files = List.of();

    @Option(
            names = "--prune",
            description =
                    "Withdraw the features that are in force and in no file: they claim no signal, item or label any more."
                            + " Default: they are left alone, and listed.")
    private boolean prune;

    @Mixin
    private final Connection connection = new Connection();

    /**
     * Files against brokers.
     *
     * @param later the instant of the next entry of those features that have one after now
     */
    record Compared(Comparison comparison, Instant now, Map<String, Instant> later) {}

    Connection connection() {
        return connection;
    }

    String names() {
        return files.stream().map(Path::toString).collect(Collectors.joining(", "));
    }

    /**
     * Reads everything, writes nothing.
     *
     * @throws CommandException where something is wrong with the files; what it is was said then, before anybody was asked
     */
    Compared compare(Instant wall) {
        CatalogueFiles read = CatalogueFiles.read(files);
        if (!read.problems().isEmpty()) {
            refuse(read.problems());
        }
        try (Brokers brokers = Brokers.connect(connection.brokerSettings())) {
            Catalogue.requireTopics(brokers, TOPICS);
        }
        try (TopicReader reader = new TopicReader(connection.settings())) {
            Instant now = Now.of(connection, reader, wall);
            InForce inForce = InForce.read(reader, now);
            return new Compared(Comparison.of(read, inForce, prune), now, inForce.later());
        }
    }

    /** A sentence to standard error. */
    void say(String words) {
        PrintWriter err = command.commandLine().getErr();
        err.println("landfall: " + words);
        err.flush();
    }

    private void refuse(List<String> problems) {
        problems.stream().limit(SHOWN).forEach(this::say);
        if (problems.size() > SHOWN) {
            say("... and " + (problems.size() - SHOWN) + " more");
        }
        throw new CommandException(
                problems.size() == 1 ? "the files have a mistake" : "the files have " + problems.size() + " mistakes",
                "correct them; nothing was written");
    }
}

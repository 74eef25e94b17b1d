package io.landfall.cli;

import com.fasterxml.jackson.databind.node.TextNode;
import io.landfall.cli.broker.Brokers;
import io.landfall.cli.broker.Connection;
import io.landfall.cli.broker.TopicReader;
import io.landfall.cli.catalogue.InForce;
import io.landfall.cli.unmapped.References;
import io.landfall.cli.unmapped.Suggestions;
import io.landfall.cli.unmapped.UnmappedTable;
import io.landfall.event.OutputJson;
import io.landfall.schema.Unmapped;
import io.landfall.schema.UnmappedReason;
import io.landfall.topic.TopicSpec;
import io.landfall.topic.Topics;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code landfall unmapped}. */
@Command(
        name = "unmapped",
        header = "Lists what sources said that leads nowhere yet.",
        description = {
            "",
            "A deployment that names no item or feature, an item or feature that nobody told of, a signal that no feature"
                    + " claims. It waits, and leaves this list once it leads somewhere.",
            "Of a signal or a feature it suggests the feature of the catalogue that is most alike by name, where one is alike"
                    + " enough: a guess from words, to look into.",
            ""
        },
        sortOptions = false)
final class UnmappedCommand implements Callable<Integer> {

    private static final List<TopicSpec> TOPICS = List.of(Topics.UNMAPPED, Topics.FEATURES, Topics.PROGRESS);

    /** How it is printed. */
    enum Format {
        table,
        json
    }

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(names = "--source", paramLabel = "NAME", description = "Only of this source.")
    private List<String> sources = List.of();

    @Option(
            names = "--reason",
            paramLabel = "REASON",
            converter = Reasons.class,
            completionCandidates = Reasons.class,
            description = "Only for this reason: ${COMPLETION-CANDIDATES}")
    private List<UnmappedReason> reasons = List.of();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "${COMPLETION-CANDIDATES}; json is one reference a line. Default: ${DEFAULT-VALUE}.")
    private Format format = Format.table;

    @Mixin
    private final Connection connection = new Connection();

    @Override
    public Integer call() {
        try (Brokers brokers = Brokers.connect(connection.brokerSettings())) {
            Catalogue.requireTopics(brokers, TOPICS);
        }
        try (TopicReader reader = new TopicReader(connection.settings())) {
            References found = References.of(reader.table(Topics.UNMAPPED.name()).values().stream()
                    .map(Unmapped.class::cast)
                    .filter(this::isWanted)
                    .toList());
            Instant now = Now.of(connection, reader, Clock.systemUTC().instant());
            try (Suggestions suggestions =
                    new Suggestions(InForce.read(reader, now).live())) {
                print(found, suggestions);
            }
        }
        return 0;
    }

    private boolean isWanted(Unmapped one) {
        return (sources.isEmpty() || sources.contains(one.getSource()))
                && (reasons.isEmpty() || reasons.contains(one.getReason()));
    }

    private void print(References found, Suggestions suggestions) {
        PrintWriter out = spec.commandLine().getOut();
        if (format == Format.json) {
            found.all().forEach(one -> out.println(json(one, suggestions)));
            out.flush();
        } else if (!found.all().isEmpty()) {
            new UnmappedTable(found, suggestions::of).print(out);
        }
        PrintWriter err = spec.commandLine().getErr();
        int size = found.all().size();
        String leads = size + (size == 1 ? " reference leads" : " references lead") + " nowhere yet";
        err.println("landfall: " + (size == 0 ? "nothing is unmapped" : leads));
        err.flush();
    }

    private static String json(Unmapped one, Suggestions suggestions) {
        String line = OutputJson.write(one);
        return suggestions
                .of(one)
                .map(feature ->
                        line.substring(0, line.length() - 1) + ",\"suggestion\":" + TextNode.valueOf(feature) + '}')
                .orElse(line);
    }

    /** The reasons as an argument. */
    static final class Reasons extends Symbols<UnmappedReason> {
        Reasons() {
            super(UnmappedReason.class, "reason");
        }
    }
}

package io.landfall.cli;

import io.landfall.cli.broker.Brokers;
import io.landfall.cli.broker.Connection;
import io.landfall.cli.broker.TopicReader;
import io.landfall.cli.unmapped.References;
import io.landfall.cli.unmapped.UnmappedTable;
import io.landfall.event.OutputJson;
import io.landfall.schema.Unmapped;
import io.landfall.schema.UnmappedReason;
import io.landfall.topic.Topics;
import java.io.PrintWriter;
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
            ""
        },
        sortOptions = false)
final class UnmappedCommand implements Callable<Integer> {

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
            Catalogue.requireTopics(brokers, List.of(Topics.UNMAPPED));
        }
        try (TopicReader reader = new TopicReader(connection.settings())) {
            print(References.of(reader.table(Topics.UNMAPPED.name()).values().stream()
                    .map(Unmapped.class::cast)
                    .filter(this::isWanted)
                    .toList()));
        }
        return 0;
    }

    private boolean isWanted(Unmapped one) {
        return (sources.isEmpty() || sources.contains(one.getSource()))
                && (reasons.isEmpty() || reasons.contains(one.getReason()));
    }

    private void print(References found) {
        PrintWriter out = spec.commandLine().getOut();
        if (format == Format.json) {
            found.all().forEach(one -> out.println(OutputJson.write(one)));
            out.flush();
        } else if (!found.all().isEmpty()) {
            new UnmappedTable(found).print(out);
        }
        PrintWriter err = spec.commandLine().getErr();
        int size = found.all().size();
        String leads = size + (size == 1 ? " reference leads" : " references lead") + " nowhere yet";
        err.println("landfall: " + (size == 0 ? "nothing is unmapped" : leads));
        err.flush();
    }

    /** The reasons as an argument. */
    static final class Reasons extends Symbols<UnmappedReason> {
        Reasons() {
            super(UnmappedReason.class, "reason");
        }
    }
}

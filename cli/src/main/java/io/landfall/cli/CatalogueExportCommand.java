package io.landfall.cli;

import io.landfall.cli.broker.Brokers;
import io.landfall.cli.broker.Connection;
import io.landfall.cli.broker.TopicReader;
import io.landfall.cli.catalogue.Export;
import io.landfall.cli.catalogue.InForce;
import io.landfall.event.FactJson;
import io.landfall.event.Instants;
import io.landfall.event.YamlWriter;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code landfall catalogue export}. */
@Command(
        name = "export",
        header = "Prints the catalogue in force.",
        description = {
            "",
            "As yaml it is a file for apply, which then writes nothing. As ndjson it is the facts themselves, for import and replay.",
            "By the keys of features; withdrawn ones are left out.",
            ""
        },
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  landfall catalogue export > catalogue.yaml",
            "  landfall catalogue export --as-of 2026-03-01 --format ndjson",
        })
final class CatalogueExportCommand implements Runnable {

    /** How it is printed. */
    enum Format {
        yaml,
        ndjson
    }

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "yaml",
            description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private Format format = Format.yaml;

    @Option(
            names = "--as-of",
            paramLabel = "INSTANT",
            converter = InstantOrDate.class,
            description = "What was in force then; a plain date is its first instant in UTC. Default: now.")
    private @Nullable Instant asOf;

    @Mixin
    private final Connection connection = new Connection();

    @Override
    public void run() {
        try (Brokers brokers = Brokers.connect(connection.brokerSettings())) {
            Catalogue.requireTopics(brokers, CatalogueInputs.TOPICS);
        }
        try (TopicReader reader = new TopicReader(connection.settings())) {
            Instant wall = Clock.systemUTC().instant();
            Instant at = asOf == null ? Now.of(connection, reader, wall) : asOf;
            print(new Export(InForce.read(reader, at)), at);
        }
    }

    private void print(Export export, Instant at) {
        PrintWriter out = spec.commandLine().getOut();
        if (format == Format.yaml) {
            YamlWriter.write(export.entries(), out);
        } else {
            export.facts().forEach(fact -> out.print(FactJson.line(fact) + '\n'));
            out.flush();
        }
        PrintWriter err = spec.commandLine().getErr();
        int size = export.facts().size();
        err.println(
                "landfall: " + size + (size == 1 ? " feature" : " features") + " in force at " + Instants.format(at));
        err.flush();
    }
}

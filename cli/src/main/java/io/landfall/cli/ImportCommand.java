package io.landfall.cli;

import io.landfall.cli.broker.Brokers;
import io.landfall.cli.broker.Connection;
import io.landfall.cli.feed.Declarations;
import io.landfall.cli.feed.FactReader;
import io.landfall.cli.feed.Feeder;
import io.landfall.cli.feed.InputOptions;
import io.landfall.cli.feed.InputRequest;
import io.landfall.cli.feed.Meter;
import io.landfall.cli.feed.ReadFacts;
import io.landfall.cli.feed.ReadingReport;
import io.landfall.cli.feed.TerminalMeter;
import io.landfall.event.Instants;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code landfall import}. */
@Command(
        name = "import",
        header = "History into running brokers.",
        description = {
            "",
            "Sends the facts to their topics. Until all are there, their sources are held back, so that nothing is raised"
                    + " that the next fact would have prevented. Done again, it changes nothing.",
            ""
        },
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  landfall import events.ndjson",
            "  landfall import --bootstrap-servers kafka:9092 --registry http://registry:8081 \\",
            "      --format csv-log --map servicenow-incidents incidents.csv.gz"
        })
final class ImportCommand implements Runnable {
    private static final String NAME = "import";

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private final InputOptions inputs = new InputOptions();

    @Mixin
    private final Connection connection = new Connection();

    @Override
    public void run() {
        InputRequest request = inputs.request();
        Map<String, Object> settings = connection.settings();
        try (Brokers brokers = Brokers.connect(connection.brokerSettings())) {
            Catalogue.requireReady(brokers);
        }
        try (Meter meter = TerminalMeter.onTerminal()) {
            Instant now = Clock.systemUTC().instant();
            ReadFacts read = FactReader.open(request, now, meter).read();
            send(read, settings, now, meter);
            ReadingReport.tell(read, spec.commandLine().getErr());
            spec.commandLine().getOut().println(json(read));
        }
    }

    private static void send(ReadFacts read, Map<String, Object> settings, Instant now, Meter meter) {
        Collection<String> sources = read.sources();
        try (Feeder feeder = new Feeder(settings, meter)) {
            meter.phase(
                    "sending",
                    "records",
                    read.facts().size() + read.deadLetters().size() + 2L * sources.size());
            feeder.feed(Declarations.start(NAME, sources));
            feeder.refuse(read.deadLetters(), now);
            feeder.feed(read.facts());
            feeder.feed(Declarations.end(NAME, sources, read.asOf()));
        }
    }

    private static String json(ReadFacts read) {
        return "{\"events\": " + read.events() + ", \"sent\": " + read.facts().size() + ", \"deadLetters\": "
                + read.deadLetters().size() + ", \"sources\": " + read.sources().size() + ", \"asOf\": \""
                + Instants.format(read.asOf()) + "\"}";
    }
}

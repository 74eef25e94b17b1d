package io.landfall.cli;

import io.landfall.cli.feed.FeedOrder;
import io.landfall.cli.feed.InputOptions;
import io.landfall.cli.feed.ReadFacts;
import io.landfall.cli.feed.ReadingReport;
import io.landfall.cli.feed.TerminalMeter;
import io.landfall.cli.replay.Replay;
import io.landfall.cli.replay.ReplayRequest;
import io.landfall.cli.unmapped.References;
import io.landfall.event.Instants;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code landfall replay}. */
@Command(
        name = "replay",
        header = "History in, verdicts out: through the real pipeline on a broker of its own.",
        description = {
            "",
            "Writes alerts.ndjson, items.ndjson, deliveries.ndjson, metrics.ndjson and dead-letters.ndjson,"
                    + " and prints a summary as JSON.",
            ""
        },
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  landfall replay events.ndjson",
            "  landfall replay --as-of 2016-04-01 --policy policies.yaml \\",
            "      --format csv-log --map servicenow-incidents incidents.csv.gz",
            "  landfall replay --format access-log --map site.yaml logs/ \\",
            "      --format github-webhook payloads/",
            "  landfall replay --data work --out verdicts events.ndjson",
            "      # killed and called again, it goes on"
        })
final class ReplayCommand implements Runnable {
    private static final String DEFAULT_OUT = "landfall-replay";
    private static final int MOST_PARTITIONS = 64;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private final InputOptions inputs = new InputOptions();

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where broker and state live and stay; a replay that was cut off goes on there."
                    + " Default: a temporary folder.")
    private @Nullable Path data;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where the files go, made where missing. Default: ${DEFAULT-VALUE}.",
            defaultValue = DEFAULT_OUT)
    private Path out = Path.of(DEFAULT_OUT);

    @Option(names = "--shuffle", paramLabel = "SEED", description = "Feed the facts in another order; changes nothing.")
    private @Nullable Long shuffle;

    @Option(names = "--duplicate", description = "Feed every fact twice; changes nothing.")
    private boolean duplicate;

    @Option(
            names = "--partitions",
            paramLabel = "N",
            description = "Partitions of every topic, from 1 to " + MOST_PARTITIONS + "; changes nothing."
                    + " Default: ${DEFAULT-VALUE}.",
            defaultValue = "4")
    private int partitions;

    @Override
    public void run() {
        if (partitions < 1 || partitions > MOST_PARTITIONS) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--partitions is " + partitions + "; from 1 to " + MOST_PARTITIONS + " is possible");
        }
        ReplayRequest request =
                new ReplayRequest(inputs.request(), new FeedOrder(shuffle, duplicate), partitions, data, out);
        Replay.Outcome outcome = new Replay(request, Clock.systemUTC(), TerminalMeter.onTerminal()).run();
        tell(outcome, spec.commandLine().getErr());
        spec.commandLine().getOut().println(outcome.summary().json());
    }

    private void tell(Replay.Outcome outcome, PrintWriter err) {
        ReadFacts read = outcome.read();
        ReadingReport.tell(read, err);
        if (outcome.retracted() > 0) {
            err.println("landfall: " + ReadingReport.number(outcome.retracted())
                    + " alerts were raised and retracted on the way");
        }
        for (References.Count count : outcome.unmapped().counts()) {
            err.println(
                    "landfall: " + ReadingReport.number(count.facts()) + " facts of " + Terminal.plain(count.source())
                            + " lead nowhere: " + count.reason() + " (" + ReadingReport.number(count.references())
                            + " references)");
        }
        Duration stackUp = outcome.stackUp();
        err.println("landfall: " + ReadingReport.number(read.events()) + " facts in " + seconds(outcome.took())
                + (stackUp == null ? "" : " (stack up in " + seconds(stackUp) + ")") + ", as of "
                + Instants.format(read.asOf()) + "; see " + out + "/alerts.ndjson");
        err.flush();
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }
}

package io.landfall.cli;

import io.landfall.bench.Progress;
import io.landfall.bench.Report;
import io.landfall.cli.bench.MeteredProgress;
import io.landfall.cli.bench.ReportTable;
import io.landfall.cli.feed.Meter;
import io.landfall.cli.feed.TerminalMeter;
import io.landfall.event.Nearest;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code landfall bench}: one subcommand a benchmark. */
@Command(
        name = "bench",
        header = "What Landfall costs, each figure beside its limit in the same run.",
        description = {"", "The figures are printed, not judged: the exit status is 0 whatever they are.", ""},
        synopsisSubcommandLabel = "NAME",
        subcommands = {
            BenchGatewayCommand.class,
            BenchLatencyCommand.class,
            BenchReplayCommand.class,
            BenchRoutingCommand.class,
            BenchTimersCommand.class,
            BenchUsageCommand.class
        })
final class BenchCommand implements Runnable {

    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(
            names = "--json",
            scope = ScopeType.INHERIT,
            description = "One JSON object instead of a table; rates are a second.")
    private boolean json;

    /** What is not the name of a benchmark, and options before one. */
    @Parameters(hidden = true)
    private final List<String> rest = new ArrayList<>();

    @Spec
    void spec(CommandSpec own) {
        spec = own;
        // Else picocli blames the options of a benchmark where its name is wrong.
        own.parser().unmatchedOptionsArePositionalParams(true);
    }

    /** A call without a benchmark that is known. */
    @Override
    public void run() {
        Set<String> known = spec.subcommands().keySet();
        String names = "known are " + String.join(", ", known);
        requireNoOption();
        if (rest.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "the name of a benchmark is missing; " + names);
        }
        String name = rest.get(0);
        String nearest = Nearest.of(name, known);
        String hint = nearest == null ? names : "did you mean " + nearest + "?";
        throw new ParameterException(spec.commandLine(), "no benchmark is named " + name + "; " + hint);
    }

    private void requireNoOption() {
        if (!rest.isEmpty() && rest.get(0).startsWith("-")) {
            throw new ParameterException(
                    spec.commandLine(),
                    rest.get(0) + " is not known here; options of a benchmark stand behind its name");
        }
    }

    /** For the benchmark that was asked for. */
    void requireAtLeast(String option, long value, long least) {
        if (value < least) {
            CommandSpec asked = spec.commandLine().getParseResult().subcommand().commandSpec();
            throw new ParameterException(
                    asked.commandLine(), option + " is " + value + "; at least " + least + " are needed");
        }
    }

    /** Runs a benchmark and prints what it found. */
    void run(Function<Progress, Report> benchmark) {
        requireNoOption();
        Meter meter = TerminalMeter.onTerminal();
        Report report;
        try (meter) {
            report = benchmark.apply(new MeteredProgress(meter));
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(report.json());
            out.flush();
        } else {
            new ReportTable(report).print(out);
        }
    }
}

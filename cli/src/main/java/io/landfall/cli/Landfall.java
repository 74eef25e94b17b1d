package io.landfall.cli;

import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/**
 * The commands of Landfall. Data goes to standard output, everything else to standard error; the exit status is 0 for done,
 * 1 for failed, 2 for wrong usage.
 */
@Command(
        name = "landfall",
        description = "Facts about work, delivery and use in; verdicts on what was left open or unused out.",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            AlertsCommand.class,
            BenchCommand.class,
            CatalogueCommand.class,
            DecideCommand.class,
            DemoCommand.class,
            GatewayCommand.class,
            ImportCommand.class,
            ReplayCommand.class,
            RunCommand.class,
            StackCommand.class,
            TopicsCommand.class,
            UnmappedCommand.class,
        })
public final class Landfall implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    public static void main(String[] args) {
        CommandLine command = commandLine();
        if (!Terminal.attended()) {
            // Data is UTF-8, whatever the locale of the script that takes it.
            command.setOut(new PrintWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8), true));
        }
        System.exit(command.execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Landfall()).setExecutionExceptionHandler(Landfall::failed);
    }

    /** A call without a command. */
    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }

    // Users get the sentence, who looks for a bug gets the trace.
    private static int failed(Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
        PrintWriter err = command.getErr();
        String message = failure.getMessage();
        err.println(command.getColorScheme().errorText("landfall: " + (message == null ? failure : message)));
        if (message == null || Boolean.getBoolean("landfall.trace")) {
            failure.printStackTrace(err);
        }
        return command.getCommandSpec().exitCodeOnExecutionException();
    }
}

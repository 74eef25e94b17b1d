package io.landfall.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code landfall catalogue}. */
@Command(
        name = "catalogue",
        header = "The catalogue of features as files: applies, compares and exports it.",
        description = {
            "",
            "A file is a YAML list of features, without type and instant. What counts is the set of files that is applied together:"
                    + " it is compared with what is in force on the brokers, feature by feature.",
            ""
        },
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {CatalogueApplyCommand.class, CatalogueDiffCommand.class, CatalogueExportCommand.class})
final class CatalogueCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    /** A call without a command. */
    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing; known are apply, diff and export");
    }
}

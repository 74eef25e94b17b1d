package io.landfall.cli;

import io.landfall.cli.broker.FactProducer;
import io.landfall.cli.catalogue.Account;
import java.time.Clock;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code landfall catalogue apply}. */
@Command(
        name = "apply",
        header = "Brings the catalogue in force to what the files say.",
        description = {
            "",
            "Checks all files first. Then writes what is new or changed, as new versions that hold from now on, and nothing where"
                    + " nothing is. An id in a file is for replay; here each version gets its own.",
            ""
        },
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  landfall catalogue apply catalogue.yaml",
            "  landfall catalogue apply --prune --dry-run teams/*.yaml",
        })
final class CatalogueApplyCommand implements Runnable {

    private final Clock clock;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private final CatalogueInputs inputs = new CatalogueInputs();

    @Option(names = "--dry-run", description = "Say what would be written, and write nothing.")
    private boolean dryRun;

    @Option(
            names = "--source",
            paramLabel = "NAME",
            defaultValue = "catalogue",
            description = "The source that the facts bear. Default: ${DEFAULT-VALUE}.")
    private String source = "catalogue";

    CatalogueApplyCommand() {
        this(Clock.systemUTC());
    }

    CatalogueApplyCommand(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void run() {
        if (source.isBlank()) {
            throw new ParameterException(spec.commandLine(), "--source is \"" + source + "\": it must not be empty");
        }
        CatalogueInputs.Compared compared = inputs.compare(clock.instant());
        Account account = new Account(compared.comparison());
        account.warnings(compared.later()).forEach(warning -> inputs.say("warning: " + warning));
        if (!dryRun && compared.comparison().isDifferent()) {
            try (FactProducer producer = new FactProducer(inputs.connection().settings())) {
                compared.comparison().versions(source, compared.now()).forEach(producer::send);
                producer.flush();
            }
        }
        account.changes(dryRun).forEach(inputs::say);
        account.leftAlone().forEach(inputs::say);
        inputs.say(account.totals() + (dryRun ? "; nothing was written" : ""));
    }
}

package io.landfall.cli;

import io.landfall.cli.catalogue.Account;
import io.landfall.cli.catalogue.Diff;
import io.landfall.event.Instants;
import io.landfall.topic.Topics;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code landfall catalogue diff}. */
@Command(
        name = "diff",
        header = "Shows what apply would write, field by field, and writes nothing.",
        description = {
            "",
            "The order of signals, items, labels and sources does not count. Exit status 0 whether or not something differs, unless"
                    + " --exit-code is given.",
            ""
        },
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  landfall catalogue diff catalogue.yaml",
            "  landfall catalogue diff --exit-code --prune teams/*.yaml",
        })
final class CatalogueDiffCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private final CatalogueInputs inputs = new CatalogueInputs();

    @Option(names = "--exit-code", description = "Exit status 1 where something differs, as git diff has it.")
    private boolean exitCode;

    @Override
    public Integer call() {
        CatalogueInputs.Compared compared = inputs.compare(Clock.systemUTC().instant());
        String before = Topics.FEATURES.name() + " at " + Instants.format(compared.now());
        new Diff(compared.comparison())
                .print(before, inputs.names(), spec.commandLine().getOut());
        Account account = new Account(compared.comparison());
        account.warnings(compared.later()).forEach(warning -> inputs.say("warning: " + warning));
        account.leftAlone().forEach(inputs::say);
        inputs.say(account.totals());
        return exitCode && compared.comparison().isDifferent() ? 1 : 0;
    }
}

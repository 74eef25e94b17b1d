package io.landfall.cli;

import io.landfall.schema.DecisionKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Stack;
import picocli.CommandLine.IParameterConsumer;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Takes names up to the next option, subject or word of a decision, so that it does not matter what stands first. */
final class People implements IParameterConsumer {

    private static final String SUBJECT = "(item|feature|team|source):.*";

    @Override
    public void consumeParameters(Stack<String> args, ArgSpec arg, CommandSpec command) {
        if (args.isEmpty()) {
            throw new ParameterException(command.commandLine(), "--by needs a name; name who decided");
        }
        List<String> before = arg.getValue();
        List<String> names = new ArrayList<>(before);
        do {
            names.add(args.pop());
        } while (!args.isEmpty() && isName(args.peek()));
        arg.setValue(names);
    }

    private static boolean isName(String word) {
        return !word.startsWith("-")
                && !word.matches(SUBJECT)
                && Arrays.stream(DecisionKind.values())
                        .noneMatch(kind -> kind.name().equalsIgnoreCase(word));
    }
}

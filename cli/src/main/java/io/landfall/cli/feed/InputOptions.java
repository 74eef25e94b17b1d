package io.landfall.cli.feed;

import io.landfall.cli.InstantOrDate;
import io.landfall.connect.map.Formats;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Stack;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IParameterConsumer;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The arguments that name inputs. {@code --format} and {@code --map} hold for the files after them. */
public final class InputOptions {
    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(
            names = "--as-of",
            paramLabel = "INSTANT",
            converter = InstantOrDate.class,
            description = "Facts after it are not read; a plain date is its first instant in UTC."
                    + " Default: the last fact that is not after now.")
    private @Nullable Instant asOf;

    @Option(
            names = "--policy",
            paramLabel = "FILE.yaml",
            description = "List of policies that hold from the beginning and beat policy records.")
    private @Nullable Path policy;

    @Option(names = "--catalogue", paramLabel = "FILE.yaml", description = "List of features.")
    private @Nullable Path catalogue;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            parameterConsumer = InOrder.class,
            description = "Format of the files after it; *.ndjson and *.ndjson.gz are always events.")
    private @Nullable String format;

    @Option(
            names = "--map",
            paramLabel = "FILE.yaml",
            parameterConsumer = InOrder.class,
            description = "Map of that format, a file or the name of a shipped one.")
    private @Nullable String map;

    @Parameters(
            paramLabel = "FILE",
            arity = "1..*",
            parameterConsumer = InOrder.class,
            description = "Files, gzipped or not, and folders, which are walked.")
    @SuppressWarnings("UnusedVariable") // they go into the inputs, each with the format before it
    private @Nullable List<Path> files;

    private final List<InputSpec> inputs = new ArrayList<>();
    private boolean unused;

    /** What the arguments ask for; wrong usage where they do not fit together. */
    public InputRequest request() {
        if (inputs.isEmpty()) {
            throw wrong("a FILE is missing; name at least one file or folder");
        }
        if (unused) {
            throw wrong("no FILE stands after " + (map == null ? "--format " + format : "--map " + map)
                    + "; --format and --map hold for the files after them");
        }
        return new InputRequest(inputs, asOf, policy, catalogue);
    }

    private void format(String name) {
        if (!Formats.names().contains(name)) {
            throw wrong("unknown format '" + name + "'; known formats: " + String.join(", ", Formats.names()));
        }
        format = name;
        map = null;
        unused = true;
    }

    private void map(String reference) {
        if (format == null) {
            throw wrong("--map " + reference + " needs a --format before it; a map belongs to a format");
        }
        map = reference;
        unused = true;
    }

    private void file(String name) {
        Path path = Path.of(name);
        boolean events = name.endsWith(".ndjson") || name.endsWith(".ndjson.gz");
        if (!events && format == null && Files.isRegularFile(path)) {
            throw wrong(name + ": say its format with --format before it, one of " + String.join(", ", Formats.names())
                    + " (only *.ndjson is known by its name)");
        }
        inputs.add(
                events || format == null
                        ? new InputSpec(path, InputSpec.EVENTS, null)
                        : new InputSpec(path, format, map));
        unused = false;
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    private static InputOptions scope(ArgSpec arg) {
        try {
            return arg.scope().get();
        } catch (Exception e) { // as its interface has it
            throw new IllegalStateException("no scope of " + arg, e);
        }
    }

    /** Takes what stands in an order that matters, one argument at a time. */
    static final class InOrder implements IParameterConsumer {
        @Override
        public void consumeParameters(Stack<String> args, ArgSpec arg, CommandSpec command) {
            InputOptions options = scope(arg);
            String value = args.pop();
            if (!(arg instanceof OptionSpec option)) {
                options.file(value);
            } else if (option.longestName().equals("--format")) {
                options.format(value);
            } else {
                options.map(value);
            }
        }
    }
}

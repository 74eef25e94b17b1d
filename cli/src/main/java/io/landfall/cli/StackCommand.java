package io.landfall.cli;

import io.landfall.stack.LocalStack;
import io.landfall.stack.Options;
import io.landfall.stack.StackException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A broker and a registry on this machine. */
@Command(
        name = "stack",
        description = {
            "Starts a broker and a schema registry on this machine, and keeps them until Ctrl-C: to try things with data of"
                    + " your own where no Kafka is at hand. Other commands find them by --data.",
            "It is one broker on loopback without a password: not for production.",
        })
public final class StackCommand implements Callable<Integer> {

    static final Path FOLDER = Path.of(".landfall", "stack");

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Folder of all that is kept; what was there before is there again. Default: .landfall/stack")
    private Path data = FOLDER;

    @Override
    public Integer call() throws InterruptedException {
        try (LocalStack stack = LocalStack.start(data, Options.defaults())) {
            PrintWriter err = spec.commandLine().getErr();
            err.println("landfall: brokers at " + stack.bootstrapServers() + ", registry at " + stack.registryUrl()
                    + "; other commands find them by --data " + data + "; Ctrl-C ends them");
            err.flush();
            new CountDownLatch(1).await();
        } catch (StackException e) {
            throw new CommandException(
                    "the stack did not start (" + e.getMessage() + ")", "see that nobody else uses " + data, e);
        }
        return 0;
    }
}

package io.landfall.stack;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A {@link LocalStack} on a temporary folder in a JVM of its own, so that what the broker costs can be told from what its
 * clients cost. It holds our end of its standard input: it ends with this JVM, whatever ends this one, and deletes the folder.
 */
public final class StackProcess implements AutoCloseable {

    private static final List<String> HANDED_ON =
            List.of(RegistryHome.PROPERTY, "logback.configurationFile", "landfall.log", "landfall.log.kafka");
    private static final Duration END_WITHIN = Duration.ofSeconds(30);

    private final Process process;
    private final Endpoints endpoints;
    private final Path dataFolder;

    private StackProcess(Process process, Endpoints endpoints, Path dataFolder) {
        this.process = process;
        this.endpoints = endpoints;
        this.dataFolder = dataFolder;
    }

    /**
     * Returns once it answers.
     *
     * @param brokerSettings added to the broker's own, and stronger
     */
    public static StackProcess start(Map<String, String> brokerSettings) {
        try {
            Process process = new ProcessBuilder(command(brokerSettings))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            BufferedReader said = process.inputReader();
            String bootstrapServers = said.readLine();
            String registryUrl = said.readLine();
            String folder = said.readLine();
            if (bootstrapServers == null || registryUrl == null || folder == null) {
                end(process);
                throw failed("ended at its start with status " + process.exitValue(), null);
            }
            return new StackProcess(process, new Endpoints(bootstrapServers, registryUrl), Path.of(folder));
        } catch (IOException e) {
            throw failed("cannot be started (" + e.getMessage() + ")", e);
        }
    }

    private static List<String> command(Map<String, String> brokerSettings) {
        List<String> command = new ArrayList<>(RegistryCommand.deafJava());
        command.add("-Xmx512m");
        for (String handedOn : HANDED_ON) {
            String value = System.getProperty(handedOn);
            if (value != null) {
                command.add("-D" + handedOn + '=' + value);
            }
        }
        command.add("-cp");
        command.add(System.getProperty("java.class.path", ""));
        command.add(StackProcessMain.class.getName());
        new TreeMap<>(brokerSettings).forEach((name, value) -> command.add(name + "=" + value));
        return command;
    }

    private static StackException failed(String how, @Nullable Throwable cause) {
        return new StackException(
                "the broker's process " + how,
                "see what it said before, and that the machine has memory and processes left",
                cause);
    }

    public Endpoints endpoints() {
        return endpoints;
    }

    /** The folder that holds everything; what users put there is deleted with it. */
    public Path dataFolder() {
        return dataFolder;
    }

    /** The process id of the broker's JVM. */
    public long pid() {
        return process.pid();
    }

    /** CPU time of the broker's JVM so far, in steps of the system's clock; the registry is a process further. */
    public Duration cpuTime() {
        return process.info()
                .totalCpuDuration()
                .orElseThrow(() -> failed("has ended, or does not tell its time", null));
    }

    /** Ends it in order. Doing it again does nothing. */
    @Override
    public void close() {
        end(process);
    }

    private static void end(Process process) {
        try (OutputStream words = process.getOutputStream()) {
            words.flush();
        } catch (IOException e) {
            // It has gone already.
        }
        if (!exitsWithin(process, END_WITHIN)) {
            process.destroyForcibly();
            exitsWithin(process, END_WITHIN);
        }
    }

    private static boolean exitsWithin(Process process, Duration limit) {
        try {
            return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}

package io.landfall.stack;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Apicurio Registry as a child process, its database in the data folder. */
final class Registry {
    private static final Pattern LISTENING = Pattern.compile("Listening on: http://127\\.0\\.0\\.1:(\\d+)");
    private static final String CONFLUENT_API = "/apis/ccompat/v7";
    private static final int LINES_TOLD = 5;

    private final Process process;
    private final Path log;
    private String url = "";

    private Registry(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    static Registry start(DataFolder folder, Path runnerJar, int port, Duration limit) {
        Registry registry = new Registry(spawn(folder, runnerJar, port), folder.registryLog());
        try {
            registry.url = "http://" + Ports.HOST + ":" + registry.awaitPort(limit) + CONFLUENT_API;
            registry.requireBackwardCompatibility();
            return registry;
        } catch (IOException e) {
            StackException failure = registry.failed("does not answer (" + e + ")", e);
            registry.close(Duration.ZERO);
            throw failure;
        } catch (RuntimeException e) {
            registry.close(Duration.ZERO);
            throw e;
        }
    }

    private static Process spawn(DataFolder folder, Path runnerJar, int port) {
        List<String> command = RegistryCommand.of(folder, runnerJar, port);
        try {
            return new ProcessBuilder(command)
                    .directory(folder.registry().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.registryLog().toFile())
                    .start();
        } catch (IOException e) {
            throw new StackException(
                    "the schema registry's process cannot be started (" + e.getMessage() + ")",
                    "see that the machine has memory and processes left",
                    e);
        }
    }

    private int awaitPort(Duration limit) throws IOException {
        long end = System.nanoTime() + limit.toNanos();
        while (System.nanoTime() < end) {
            Matcher matcher = LISTENING.matcher(Files.readString(log));
            if (matcher.find()) {
                return Integer.parseInt(matcher.group(1));
            }
            if (exitsWithin(Duration.ofMillis(50))) {
                throw failed("ended at its start with status " + process.exitValue(), null);
            }
        }
        throw failed("was not ready within " + limit.toSeconds() + " s", null);
    }

    // Its property for this is not seen by the Confluent API; a rule that is stored is.
    private void requireBackwardCompatibility() throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(url + "/config").toURL().openConnection();
        connection.setConnectTimeout(10_000);
        connection.setReadTimeout(30_000);
        connection.setRequestMethod("PUT");
        connection.setRequestProperty("Content-Type", "application/vnd.schemaregistry.v1+json");
        connection.setDoOutput(true);
        try (OutputStream body = connection.getOutputStream()) {
            body.write("{\"compatibility\":\"BACKWARD\"}".getBytes(UTF_8));
        }
        int status = connection.getResponseCode();
        connection.disconnect();
        if (status != 200) {
            throw new IOException("status " + status + " for the compatibility rule");
        }
    }

    String url() {
        return url;
    }

    long pid() {
        return process.pid();
    }

    /** Runs once the process has ended, for whatever reason. */
    void onEnd(Runnable action) {
        process.onExit().thenRun(action);
    }

    void close(Duration limit) {
        try (OutputStream words = process.getOutputStream()) {
            words.write(RegistryGuard.STOP);
            words.flush();
            exitsWithin(limit);
        } catch (IOException e) {
            // It has gone already.
        }
        process.destroyForcibly();
        exitsWithin(Duration.ofSeconds(5));
    }

    private boolean exitsWithin(Duration limit) {
        try {
            return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    StackException failed(String how, @Nullable Throwable cause) {
        return new StackException(
                "the schema registry " + how + "; its last words: " + lastWords(),
                "look at " + log + ", or name another data folder",
                cause);
    }

    private String lastWords() {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join(" | ", lines.subList(Math.max(0, lines.size() - LINES_TOLD), lines.size()));
        } catch (IOException e) {
            return "(none)";
        }
    }
}

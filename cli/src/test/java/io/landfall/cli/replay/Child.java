package io.landfall.cli.replay;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The command in a JVM of its own, so that it can be killed. */
final class Child implements AutoCloseable {
    private final Process process;
    private final BufferedReader errors;
    private final StringBuilder said = new StringBuilder();

    private Child(Process process) {
        this.process = process;
        this.errors = process.errorReader(StandardCharsets.UTF_8);
    }

    static Child start(List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dlandfall.log=INFO",
                "-Dlandfall.registry.home=" + System.getProperty("landfall.registry.home"),
                "-cp",
                System.getProperty("java.class.path"),
                "io.landfall.cli.Landfall"));
        command.addAll(arguments);
        return new Child(new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start());
    }

    /** Reads what it says until a line holds the text; false where it ends before. */
    boolean says(String text) throws IOException {
        for (String line = errors.readLine(); line != null; line = errors.readLine()) {
            said.append(line).append('\n');
            if (line.contains(text)) {
                return true;
            }
        }
        return false;
    }

    /** Lets it run for that long, then kills it; false where it ended before. */
    boolean killAfter(long millis) throws InterruptedException {
        boolean ended = process.waitFor(millis, TimeUnit.MILLISECONDS);
        process.destroyForcibly().waitFor();
        return !ended;
    }

    /** Lets it end by itself. */
    int end() throws IOException, InterruptedException {
        says("\0");
        return process.waitFor();
    }

    String said() {
        return said.toString();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}

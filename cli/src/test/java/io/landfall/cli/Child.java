package io.landfall.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A command in a JVM of its own, so that it can be stopped and killed; what it says is kept line by line. */
final class Child implements AutoCloseable {

    private final Process process;
    private final List<String> out = new CopyOnWriteArrayList<>();
    private final List<String> err = new CopyOnWriteArrayList<>();
    private final List<Thread> readers;

    private Child(Process process) {
        this.process = process;
        readers = List.of(read(process.inputReader(), out), read(process.errorReader(), err));
    }

    static Child start(Path directory, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")); // none lives long enough for more
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add("-Dlandfall.registry.home=" + System.getProperty("landfall.registry.home"));
        String kafkaLog = System.getProperty("landfall.log.kafka");
        if (kafkaLog != null) { // to see more when a test fails; what commands say is tested as users see it
            command.add("-Dlandfall.log.kafka=" + kafkaLog);
        }
        command.add("-Dorg.apache.avro.SERIALIZABLE_PACKAGES=io.landfall");
        command.add(Landfall.class.getName());
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("LANDFALL_"));
        return new Child(builder.start());
    }

    private static Thread read(BufferedReader from, List<String> to) {
        Thread reader = new Thread(() -> {
            try (from) {
                from.lines().forEach(to::add);
            } catch (IOException | UncheckedIOException e) {
                to.add("(" + e + ")");
            }
        });
        reader.setDaemon(true);
        reader.start();
        return reader;
    }

    List<String> out() {
        return out;
    }

    List<String> err() {
        return err;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /**
     * Asks it to end, as a service manager does. Ctrl-C takes the same way, but a process that was started in the background
     * of a shell is deaf to it, and so would be its children.
     */
    int stop() throws InterruptedException {
        process.toHandle().destroy(); // Process.destroy would close the streams that its last words come through
        return status();
    }

    /** What its threads do, for the message of a failed test. */
    String stacks() throws IOException {
        Path jstack = Path.of(System.getProperty("java.home"), "bin", "jstack");
        Process asked = new ProcessBuilder(jstack.toString(), String.valueOf(process.pid())).start();
        return asked.inputReader().lines().collect(Collectors.joining("\n"));
    }

    /** Lets it run for that long, then kills it; false where it ended before. */
    boolean killAfter(long millis) throws InterruptedException {
        boolean ended = process.waitFor(millis, TimeUnit.MILLISECONDS);
        kill();
        return !ended;
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Waits for its end, and for the last of its lines. */
    int status() throws InterruptedException {
        if (!process.waitFor(90, TimeUnit.SECONDS)) {
            throw new AssertionError("still running; it said " + err);
        }
        for (Thread reader : readers) {
            reader.join();
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}

package io.landfall.cli.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.landfall.cli.CommandException;
import io.landfall.event.Instants;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * What a {@code --data} folder says of the replay that it holds, so that one that was cut off goes on and another one is
 * refused. Written before anything else is put there.
 */
final class ReplayFolder {
    private static final String FILE = "replay.properties";
    private static final String BEGUN = "begun";
    private static final String FACTS = "facts";
    private static final String AS_OF = "asOf";
    private static final String PARTITIONS = "partitions";
    private static final String FINISHED = "finished";

    private final Path folder;
    private final Path file;
    private final Properties properties;

    private ReplayFolder(Path folder, Properties properties) {
        this.folder = folder;
        this.file = folder.resolve(FILE);
        this.properties = properties;
    }

    /** Takes a folder that is new, empty, or of a replay. */
    static ReplayFolder open(Path folder, Clock clock) {
        Path file = folder.resolve(FILE);
        Properties properties = new Properties();
        try {
            if (Files.exists(file)) {
                try (Reader reader = Files.newBufferedReader(file, UTF_8)) {
                    properties.load(reader);
                }
                return new ReplayFolder(folder, properties);
            }
            if (Files.exists(folder) && !Files.isDirectory(folder)) {
                throw new CommandException("--data " + folder + " is a file", "name a folder, or one to be made");
            }
            Files.createDirectories(folder);
            try (Stream<Path> content = Files.list(folder)) {
                if (content.findAny().isPresent()) {
                    throw new CommandException(
                            "--data " + folder + " holds something else than a replay",
                            "name an empty or a new folder");
                }
            }
            ReplayFolder fresh = new ReplayFolder(folder, properties);
            properties.setProperty(BEGUN, Instants.format(clock.instant().truncatedTo(ChronoUnit.MILLIS)));
            fresh.save();
            return fresh;
        } catch (IOException e) {
            throw unusable(folder, e);
        }
    }

    /** When the replay was first begun: the "now" of all its runs. */
    Instant begun() {
        return Instant.parse(properties.getProperty(BEGUN));
    }

    boolean isFinished() {
        return Boolean.parseBoolean(properties.getProperty(FINISHED));
    }

    /** Makes it the folder of this replay; refuses where it is that of another. */
    void claim(String facts, Instant asOf, int partitions) {
        agree(AS_OF, Instants.format(asOf), "another --as-of");
        agree(PARTITIONS, Integer.toString(partitions), "another number of --partitions");
        agree(FACTS, facts, "other inputs (files, maps, policies or catalogue)");
        save();
    }

    void finished() {
        properties.setProperty(FINISHED, "true");
        save();
    }

    private void agree(String key, String value, String difference) {
        Object known = properties.putIfAbsent(key, value);
        if (known != null && !known.equals(value)) {
            throw new CommandException(
                    "--data " + folder + " holds a replay of " + difference + ": its " + key + " is " + known
                            + ", here it is " + value,
                    "name another folder, or remove that one first");
        }
    }

    private void save() {
        Path next = file.resolveSibling(FILE + ".next");
        StringBuilder text = new StringBuilder();
        properties.stringPropertyNames().stream()
                .sorted()
                .forEach(key -> text.append(key)
                        .append('=')
                        .append(properties.getProperty(key))
                        .append('\n'));
        try {
            Files.writeString(next, text);
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw unusable(folder, e);
        }
    }

    private static CommandException unusable(Path folder, IOException cause) {
        String why = cause instanceof NoSuchFileException ? "no such folder" : cause.toString();
        return new CommandException(
                "--data " + folder + " cannot be made or written (" + why + ")",
                "see that it is writable and its disk not full, or name another folder",
                cause);
    }
}

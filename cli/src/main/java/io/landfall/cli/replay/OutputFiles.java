package io.landfall.cli.replay;

import io.landfall.cli.CommandException;
import io.landfall.event.OutputJson;
import io.landfall.schema.DeadLetter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** The files of a replay; each is there whole or not at all. */
final class OutputFiles {
    private final Path folder;

    private OutputFiles(Path folder) {
        this.folder = folder;
    }

    /** Makes the folder, so that one that cannot be written is told before the work and not after it. */
    static OutputFiles in(Path folder) {
        try {
            Files.createDirectories(folder);
            Files.delete(Files.createTempFile(folder, ".landfall", ".tmp"));
            return new OutputFiles(folder);
        } catch (IOException e) {
            throw unusable(folder, e);
        }
    }

    /** @param unread what of the inputs could not be understood, by file and line */
    void write(Verdicts verdicts, List<DeadLetter> unread) {
        write("alerts.ndjson", verdicts.alerts(), OutputJson::write);
        write("items.ndjson", verdicts.items(), OutputJson::write);
        write("deliveries.ndjson", verdicts.deliveries(), OutputJson::write);
        write("metrics.ndjson", List.of(), Object::toString); // flow metrics come with the stage that gathers them
        // What the pipeline itself refused has no file and no line, and stands first.
        write("dead-letters.ndjson", concat(verdicts.deadLetters(), unread), OutputJson::write);
    }

    private static List<DeadLetter> concat(List<DeadLetter> first, List<DeadLetter> then) {
        return Stream.concat(first.stream(), then.stream()).toList();
    }

    private <T> void write(String name, List<T> values, Function<T, String> line) {
        try {
            Path next = folder.resolve("." + name + ".next");
            try (BufferedWriter out = Files.newBufferedWriter(next)) {
                for (T value : values) {
                    out.write(line.apply(value));
                    out.write('\n');
                }
            }
            Files.move(next, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw unusable(folder, e);
        }
    }

    private static CommandException unusable(Path folder, IOException cause) {
        return new CommandException(
                "--out " + folder + " cannot be made or written (" + cause + ")",
                "see that it is writable and its disk not full, or name another folder",
                cause);
    }
}

package io.landfall.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who a process is among all that share the work: an id that stands in its folder of state, so that it is the same after a
 * kill, and another's on another machine, whatever that is called and wherever its folder lies. No two processes have one
 * folder of state at one time; Kafka Streams locks it.
 */
final class MemberId {

    private MemberId() {}

    /** Reads the id of an application's member, or draws it where there is none, or none that can be read. */
    static UUID in(Path folder, String applicationId) {
        Path file = folder.resolve(applicationId + "-member.id");
        try {
            UUID known = Files.exists(file) ? parse(Files.readString(file)) : null;
            return known == null ? draw(folder, file) : known;
        } catch (IOException e) {
            throw new UncheckedIOException(file + " can be neither read nor made; give another state.dir", e);
        }
    }

    private static @Nullable UUID parse(String text) {
        try {
            return UUID.fromString(text.strip());
        } catch (IllegalArgumentException e) {
            return null; // the power went while it was written; a new id costs no more than one time-out
        }
    }

    private static UUID draw(Path folder, Path file) throws IOException {
        Files.createDirectories(folder);
        UUID drawn = UUID.randomUUID();
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(draft, drawn + System.lineSeparator());
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        return drawn;
    }
}

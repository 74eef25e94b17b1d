package io.landfall.connect.input;

import io.landfall.connect.InputException;
import io.landfall.connect.map.Format;
import io.landfall.connect.map.Formats;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reads files and folders in constant memory per file, apart from what a
 * mapper must remember (some 16 bytes for each line without an id, to tell repetitions). Bad units are handed
 * on as rejected; only an input that cannot be used at all is an {@link InputException}.
 */
public final class Inputs {
    /** Of a line that is too long, this much is kept. */
    static final int KEPT = 64 * 1024;

    static final int LONGEST_LINE = 1 << 20;
    static final int LARGEST_PAYLOAD = 32 << 20;

    private static final Format EVENTS = Formats.named("events", null);

    private Inputs() {}

    /** Reads a file, or every file of the format in a folder and below, sorted by path. */
    public static Tally read(Path path, Format format, UnitSink sink) {
        Tally tally = new Tally();
        for (Path file : files(path, format)) {
            tally.file();
            try (InputStream in = Opened.open(file, sink)) {
                new FileUnits(file, in, unit -> {
                            tally.add(unit.mapped());
                            sink.accept(unit);
                        })
                        .read(isEvents(file) ? EVENTS : format);
            } catch (IOException e) {
                throw new InputException(file + " cannot be read: " + reason(e), e);
            }
        }
        return tally;
    }

    /** The files that {@link #read} would read. */
    public static List<Path> files(Path path, Format format) {
        if (!Files.exists(path)) {
            throw new InputException(path + " does not exist; check the path");
        }
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        try (Stream<Path> all = Files.walk(path)) {
            List<Path> files = all.filter(file -> isVisible(path.relativize(file)))
                    .filter(Files::isRegularFile)
                    .filter(file -> isEvents(file)
                            || format.files().match(file.getFileName().toString()))
                    .sorted(Comparator.comparing(file -> path.relativize(file).toString()))
                    .toList();
            if (files.isEmpty()) {
                throw new InputException("folder " + path + " holds no file of this format; looked for "
                        + format.files().described() + ", *.ndjson");
            }
            return files;
        } catch (IOException e) {
            throw new InputException("folder " + path + " cannot be read: " + reason(e), e);
        } catch (UncheckedIOException e) {
            throw new InputException("folder " + path + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Bytes on disk of the files that {@link #read} would read. */
    public static long size(Path path, Format format) {
        long size = 0;
        for (Path file : files(path, format)) {
            try {
                size += Files.size(file);
            } catch (IOException e) {
                throw new InputException(file + " cannot be read: " + reason(e), e);
            }
        }
        return size;
    }

    private static boolean isEvents(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".ndjson") || name.endsWith(".ndjson.gz");
    }

    private static boolean isVisible(Path relative) {
        for (Path part : relative) {
            if (part.toString().startsWith(".")) {
                return false;
            }
        }
        return true;
    }

    private static String reason(IOException e) {
        return e instanceof AccessDeniedException ? "permission denied; make it readable" : e.toString();
    }
}

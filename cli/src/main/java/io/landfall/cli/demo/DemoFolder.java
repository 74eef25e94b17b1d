package io.landfall.cli.demo;

import io.landfall.cli.CommandException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A demo's folder. Each demo begins anew, so it empties the folder, but only one that a demo made. */
public final class DemoFolder implements AutoCloseable {

    /** Group of the pipeline that a demo runs. */
    public static final String APPLICATION_ID = "landfall-demo";

    private static final String LOCK = "demo.lock";

    private final Path root;
    private final FileChannel lockFile;

    private DemoFolder(Path root, FileChannel lockFile) {
        this.root = root;
        this.lockFile = lockFile;
    }

    /** Whether a demo lives, or lived, there. */
    public static boolean isDemo(Path folder) {
        return Files.exists(folder.resolve(LOCK));
    }

    /** Takes an empty folder, or one of an earlier demo, which is emptied. */
    static DemoFolder open(Path folder) {
        try {
            Files.createDirectories(folder);
            if (!isDemo(folder) && !isEmpty(folder)) {
                throw new CommandException(
                        "the folder " + folder + " holds something that is not a demo's", "name another with --data");
            }
            FileChannel lockFile = lock(folder);
            DemoFolder demo = new DemoFolder(folder, lockFile);
            demo.empty();
            return demo;
        } catch (IOException e) {
            throw new CommandException(
                    "the data folder " + folder + " cannot be used (" + e + ")",
                    "see that it is writable and its disk not full, or name another with --data",
                    e);
        }
    }

    private static FileChannel lock(Path folder) throws IOException {
        FileChannel channel =
                FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (tryLock(channel) == null) {
            channel.close();
            throw new CommandException(
                    "a demo already runs on the folder " + folder, "stop it, or name another folder with --data");
        }
        return channel;
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // held by this very process
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    private void empty() throws IOException {
        List<Path> old;
        try (Stream<Path> files = Files.walk(root)) {
            old = files.filter(file -> !file.equals(root) && !file.endsWith(LOCK))
                    .sorted(Comparator.reverseOrder())
                    .toList();
        }
        for (Path file : old) {
            Files.deleteIfExists(file);
        }
    }

    /** Of the local stack. */
    Path root() {
        return root;
    }

    /** Of the pipeline's state. */
    Path state() {
        return root.resolve("streams");
    }

    Path log() {
        return root.resolve("landfall.log");
    }

    /** The facts that were fed, for a replay. */
    Path history() {
        return root.resolve("history.ndjson");
    }

    @Override
    public void close() {
        try {
            lockFile.close();
        } catch (IOException e) {
            // The lock ends with the process at the latest.
        }
    }
}

package io.landfall.stack;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A stack's folder on disk, checked and locked against a second stack. */
final class DataFolder implements AutoCloseable {
    private static final String LOCK = "stack.lock";
    private static final String ENDPOINTS = "endpoints.properties";
    private static final long LEAST_FREE = 64L << 20;

    // POSIX drops a process's lock when any of its descriptors of the file is closed: never open it twice in one JVM.
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path root;
    private final FileChannel lockFile;
    private final boolean temporary;

    private DataFolder(Path root, FileChannel lockFile, boolean temporary) {
        this.root = root;
        this.lockFile = lockFile;
        this.temporary = temporary;
    }

    static DataFolder temporary() {
        try {
            return open(Files.createTempDirectory("landfall-stack-"), true);
        } catch (IOException e) {
            throw unusable(Path.of(System.getProperty("java.io.tmpdir", "/tmp")), e);
        }
    }

    static DataFolder open(Path path) {
        return open(path, false);
    }

    private static DataFolder open(Path path, boolean temporary) {
        Path root = make(path);
        if (!HELD.add(root)) {
            throw inUse(root);
        }
        try {
            DataFolder folder = new DataFolder(root, lock(root), temporary);
            folder.requireRoom();
            return folder;
        } catch (RuntimeException e) {
            HELD.remove(root);
            throw e;
        }
    }

    /** Where the stack that now holds the folder answers; empty when none does, or it is not ready yet. */
    static Optional<Endpoints> endpointsOfHolder(Path path) {
        Path lock = path.resolve(LOCK);
        if (!Files.isRegularFile(lock)) {
            return Optional.empty();
        }
        try {
            if (!HELD.contains(path.toRealPath())) {
                try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE)) {
                    if (channel.tryLock() != null) {
                        return Optional.empty();
                    }
                }
            }
            return Endpoints.read(path.resolve(ENDPOINTS));
        } catch (IOException e) {
            throw unusable(path, e);
        }
    }

    private static Path make(Path path) {
        // The broker reads its folder as a list, and the registry's database its own as part of an URL.
        if (path.toAbsolutePath().toString().matches(".*[,;].*")) {
            throw new StackException(
                    "the data folder " + path.toAbsolutePath() + " has a comma or semicolon in its path",
                    "name a folder without");
        }
        if (Files.exists(path) && !Files.isDirectory(path)) {
            throw new StackException("the data folder " + path + " is a file", "name a folder, or one to be made");
        }
        try {
            return Files.createDirectories(path.toAbsolutePath()).toRealPath();
        } catch (IOException e) {
            throw unusable(path, e);
        }
    }

    private static FileChannel lock(Path root) {
        try {
            FileChannel channel =
                    FileChannel.open(root.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                channel.close();
                throw inUse(root);
            }
            return channel;
        } catch (IOException e) {
            throw unusable(root, e);
        }
    }

    private void requireRoom() {
        try {
            Files.deleteIfExists(endpoints());
            Trees.delete(scratch());
            Files.createDirectories(broker());
            Files.createDirectories(registry());
            Files.createDirectories(scratch());
            long free = Files.getFileStore(root).getUsableSpace();
            if (free < LEAST_FREE) {
                throw new StackException(
                        "the disk of the data folder " + root + " is full: " + (free >> 20) + " MiB free, "
                                + (LEAST_FREE >> 20) + " MiB needed",
                        "free some, or name a data folder elsewhere");
            }
        } catch (IOException e) {
            close();
            throw unusable(root, e);
        } catch (StackException e) {
            close();
            throw e;
        }
    }

    void publish(Endpoints where) {
        try {
            where.write(endpoints());
        } catch (IOException e) {
            throw unusable(root, e);
        }
    }

    Path root() {
        return root;
    }

    boolean isTemporary() {
        return temporary;
    }

    Path broker() {
        return root.resolve("broker");
    }

    Path registry() {
        return root.resolve("registry");
    }

    Path registryLog() {
        return root.resolve("registry.log");
    }

    /** Emptied at every start and removed at the end. */
    Path scratch() {
        return root.resolve("tmp");
    }

    private Path endpoints() {
        return root.resolve(ENDPOINTS);
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(endpoints());
        } catch (IOException e) {
            // It is ignored anyhow once the lock is free.
        }
        Trees.delete(temporary ? root : scratch());
        try {
            lockFile.close();
        } catch (IOException e) {
            // The lock ends with the process at the latest.
        }
        HELD.remove(root);
    }

    private static StackException inUse(Path root) {
        return new StackException(
                "the data folder " + root + " is in use by another running stack",
                "stop that one, or name another data folder");
    }

    private static StackException unusable(Path path, IOException cause) {
        return new StackException(
                "the data folder " + path + " cannot be made or written (" + cause + ")",
                "see that it is writable and its disk not full, or name another data folder",
                cause);
    }
}

package io.landfall.stack;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** Deletes folders whole. */
final class Trees {
    private Trees() {}

    /** Deletes what can be deleted and goes on past what cannot; links are not followed. */
    static void delete(Path root) {
        try {
            Files.walkFileTree(root, new Deleter());
        } catch (IOException e) {
            // Every single failure was passed over already.
        }
    }

    private static final class Deleter extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            return drop(file);
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) {
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) {
            return drop(folder);
        }

        private static FileVisitResult drop(Path path) {
            try {
                Files.deleteIfExists(path);
            } catch (IOException e) {
                // Best effort: somebody else's file in our folder stays, and so does the folder.
            }
            return FileVisitResult.CONTINUE;
        }
    }
}

package io.landfall.cli.replay;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** The development data beside the clone; a test that needs it is skipped where it is absent. */
final class RealData {
    private RealData() {}

    static boolean isThere(String name) {
        return Files.isDirectory(path(name));
    }

    static Path folder(String name) {
        Path folder = path(name);
        assumeTrue(isThere(name), "no real data here: " + folder + " (set -Dlandfall.data)");
        return folder;
    }

    private static Path path(String name) {
        return Path.of(System.getProperty("landfall.data", "../../shared/data"), name);
    }
}

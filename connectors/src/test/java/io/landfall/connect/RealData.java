package io.landfall.connect;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** The development data beside the clone; a test that needs it is skipped where it is absent. */
public final class RealData {
    private RealData() {}

    public static Path folder(String name) {
        Path folder = Path.of(System.getProperty("landfall.data", "../../shared/data"), name);
        assumeTrue(Files.isDirectory(folder), "no real data here: " + folder + " (set -Dlandfall.data)");
        return folder;
    }
}

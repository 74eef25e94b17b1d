package io.landfall.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The unpacked distribution of Apicurio Registry. */
final class RegistryHome {
    static final String PROPERTY = "landfall.registry.home";
    private static final String REMEDY =
            "build it with ./landfall or mvn verify, or set -D" + PROPERTY + " to an unpacked apicurio-registry-app";

    private RegistryHome() {}

    static Path runnerJar(@Nullable Path configured) {
        Path home = configured != null ? configured : fromProperty();
        try (Stream<Path> files = Files.list(home)) {
            return files.filter(file -> file.toString().endsWith("-runner.jar"))
                    .findFirst()
                    .orElseThrow(() -> new StackException("no schema registry is in " + home, REMEDY))
                    .toAbsolutePath();
        } catch (IOException e) {
            throw new StackException("the schema registry is missing at " + home, REMEDY, e);
        }
    }

    private static Path fromProperty() {
        String home = System.getProperty(PROPERTY);
        if (home == null || home.isBlank()) {
            throw new StackException("the schema registry's folder is not known", REMEDY);
        }
        return Path.of(home);
    }
}

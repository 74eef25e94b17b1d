package io.landfall.stack;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/**
 * Where a running stack answers.
 *
 * @param bootstrapServers for Kafka's {@code bootstrap.servers}
 * @param registryUrl for {@code schema.registry.url}; it has a base path
 */
public record Endpoints(String bootstrapServers, String registryUrl) {
    private static final String BOOTSTRAP = "bootstrap.servers";
    private static final String REGISTRY = "schema.registry.url";

    void write(Path file) throws IOException {
        Files.writeString(file, BOOTSTRAP + "=" + bootstrapServers + "\n" + REGISTRY + "=" + registryUrl + "\n");
    }

    static Optional<Endpoints> read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, UTF_8)) {
            properties.load(reader);
        }
        String bootstrap = properties.getProperty(BOOTSTRAP);
        String registry = properties.getProperty(REGISTRY);
        return bootstrap == null || registry == null
                ? Optional.empty()
                : Optional.of(new Endpoints(bootstrap, registry));
    }
}

package io.landfall.cli.replay;

import io.landfall.cli.feed.InputSpec;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** The first rows of the real incident log, where it is there. */
final class SlicedIncidents {
    private SlicedIncidents() {}

    static List<InputSpec> ifThere(int rows, Path folder) {
        return RealData.isThere("incident-log-uci") ? List.of(rows(rows, folder)) : List.of();
    }

    private static InputSpec rows(int rows, Path folder) {
        Path slice = folder.resolve("incidents.csv");
        try (Stream<Path> files = Files.list(RealData.folder("incident-log-uci"));
                BufferedWriter out = Files.newBufferedWriter(slice)) {
            Path log = files.filter(file -> file.toString().endsWith(".csv.gz"))
                    .findFirst()
                    .orElseThrow();
            try (BufferedReader in = new BufferedReader(
                    new InputStreamReader(new GZIPInputStream(Files.newInputStream(log)), StandardCharsets.UTF_8))) {
                in.lines().limit(1L + rows).forEach(line -> write(out, line));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new InputSpec(slice, "csv-log", "servicenow-incidents");
    }

    private static void write(BufferedWriter out, String line) {
        try {
            out.write(line + '\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

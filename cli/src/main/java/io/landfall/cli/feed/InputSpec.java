package io.landfall.cli.feed;

import io.landfall.connect.map.Format;
import io.landfall.connect.map.Formats;
import io.landfall.connect.map.Settings;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * One file or folder of the command line.
 *
 * @param format name of its format
 * @param map map file or name of a shipped map, where one was given
 */
public record InputSpec(Path path, String format, @Nullable String map) {

    /** What is read without a format. */
    static final String EVENTS = "events";

    Format open(Settings settings) {
        return Formats.named(format, map, settings);
    }
}

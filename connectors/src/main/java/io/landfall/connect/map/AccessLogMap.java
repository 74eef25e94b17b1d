package io.landfall.connect.map;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The map of an {@code access-log}: {@code source}, {@code bots} (a regular expression in any case, or {@code list}),
 * {@code features: paths} with {@code deliveredAt}.
 *
 * @param deliveredAt where signals that no feature claims become features: when these were delivered; else null
 */
record AccessLogMap(
        String source, Predicate<String> bots, @Nullable Instant deliveredAt) {
    private static final List<String> KEYS = List.of("source", "bots", "features", "deliveredAt");
    private static final FileNames FILES = new FileNames("files with 'log' in their name, *.txt", AccessLogMap::isLog);

    static AccessLogMap read(@Nullable String reference) {
        return of(MapFile.read(reference));
    }

    static AccessLogMap of(MapFile map) {
        map.only(KEYS);
        String source = map.text("source", "access-log");
        if (source.isBlank()) {
            throw map.error("source", "is empty; name the site or server, e.g. web:shop");
        }
        return new AccessLogMap(source, Bots.of(map), deliveredAt(map));
    }

    private static @Nullable Instant deliveredAt(MapFile map) {
        String features = map.text("features");
        String text = map.text("deliveredAt");
        if (features == null && text == null) {
            return null;
        }
        if (features != null && !features.equals("paths")) {
            throw map.error("features", "'" + features + "' is not known; the only choice is `paths`");
        }
        if (features == null) {
            throw map.error("deliveredAt", "goes with `features: paths`; add that line or leave this one out");
        }
        if (text == null) {
            throw map.error("features", "`paths` needs deliveredAt, e.g. deliveredAt: 2015-05-17T10:00:00Z");
        }
        try {
            return new InstantFormats(List.of("iso"), ZoneOffset.UTC).parse(text);
        } catch (DateTimeException e) {
            throw map.error("deliveredAt", "'" + text + "' is no instant; write e.g. 2015-05-17T10:00:00Z");
        }
    }

    Format format(Settings settings) {
        return new Format.Lines(FILES, () -> new AccessLogMapper(this, settings));
    }

    /** Logs rarely have an extension: access.log, access_log.1.gz, apache_logs. */
    private static boolean isLog(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return (lower.contains("log") || FileNames.endsIn(lower, ".txt"))
                && !FileNames.endsIn(lower, ".md", ".json", ".jsonl", ".yaml", ".yml", ".csv", ".html", ".xml");
    }
}

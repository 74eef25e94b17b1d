package io.landfall.connect.map;

import io.landfall.connect.InputException;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The formats by name. A new format is one more line in {@link #KNOWN}. */
public final class Formats {

    @FunctionalInterface
    private interface Maker {
        Format make(@Nullable String map, Settings settings);
    }

    private static final SortedMap<String, Maker> KNOWN = new TreeMap<>();

    static {
        KNOWN.put("events", (map, settings) -> EventsMapper.format(map));
        KNOWN.put(
                "csv-log",
                (map, settings) -> CsvLogMap.read(required("csv-log", map)).format());
        KNOWN.put("access-log", (map, settings) -> AccessLogMap.read(map).format(settings));
        KNOWN.put("github-webhook", (map, settings) -> GithubMap.read(map).format("github", settings));
        KNOWN.put("github-rest", (map, settings) -> GithubMap.read(map).rest(settings));
        KNOWN.put("gitea-webhook", (map, settings) -> GithubMap.read(map).format("gitea", settings));
        KNOWN.put("azure-devops-webhook", AzureDevOpsMapper::format);
        KNOWN.put("bitbucket-webhook", BitbucketMapper::format);
        KNOWN.put("gitlab-webhook", GitlabMapper::format);
        KNOWN.put("jira-webhook", JiraWebhookMapper::format);
        KNOWN.put("jira-rest", JiraRestMapper::format);
        KNOWN.put("cdevents", CdEventsMapper::format);
        KNOWN.put("flux", FluxMapper::format);
        KNOWN.put("otlp", OtlpMapper::format);
        KNOWN.put("segment", SegmentMapper::format);
        KNOWN.put("posthog", PosthogMapper::format);
        KNOWN.put("unleash", UnleashMapper::format);
    }

    private Formats() {}

    public static SortedSet<String> names() {
        return new TreeSet<>(KNOWN.keySet());
    }

    /** @param map a map file, or the name of a shipped map; null where none was given */
    public static Format named(String name, @Nullable String map) {
        return named(name, map, Settings.DEFAULT);
    }

    public static Format named(String name, @Nullable String map, Settings settings) {
        Maker maker = KNOWN.get(name);
        if (maker == null) {
            throw new InputException("unknown format '" + name + "'" + Hints.hint(name, KNOWN.keySet())
                    + "; known formats: " + String.join(", ", KNOWN.keySet()));
        }
        return maker.make(map, settings);
    }

    private static String required(String format, @Nullable String map) {
        if (map == null) {
            throw new InputException(
                    "format " + format + " needs a map that names the columns: --map FILE.yaml, or one of "
                            + String.join(", ", MapFile.SHIPPED));
        }
        return map;
    }
}

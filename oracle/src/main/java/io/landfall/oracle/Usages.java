package io.landfall.oracle;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What telemetry said. */
final class Usages {

    private final List<Fact> raw;
    private final Catalogue catalogue;
    private final Map<String, List<Fact>> byFeature = new HashMap<>();

    Usages(Known known, Catalogue catalogue) {
        this.raw = known.raw("usage");
        this.catalogue = catalogue;
    }

    /** The usage facts of a feature, in order; of two contents under one identity one holds in each hour and signal. */
    List<Fact> of(String feature) {
        return byFeature.computeIfAbsent(feature, this::find);
    }

    private List<Fact> find(String feature) {
        Map<String, List<Fact>> buckets = raw.stream()
                .filter(usage -> catalogue.isAbout(usage, feature))
                .collect(Collectors.groupingBy(Usages::bucket));
        return buckets.values().stream()
                .map(Fact::distinct)
                .flatMap(List::stream)
                .sorted(Fact.ORDER)
                .toList();
    }

    private static String bucket(Fact usage) {
        Instant hour = usage.occurredAt().truncatedTo(ChronoUnit.HOURS);
        return hour + (usage.has("feature") ? " feature " + usage.text("feature") : " signal " + usage.text("signal"));
    }

    /**
     * "A deadline on the absence of use falls due only once one of the feature's sources was heard at or after it":
     * by a usage fact of any kind, class, environment or feature.
     */
    boolean heardSince(String feature, Instant deadline) {
        return raw.stream()
                .anyMatch(usage ->
                        answersFor(feature, usage) && !usage.occurredAt().isBefore(deadline));
    }

    /** Whether one of the feature's sources was ever heard before an instant. */
    boolean heardBefore(String feature, Instant instant) {
        return raw.stream()
                .anyMatch(usage ->
                        answersFor(feature, usage) && usage.occurredAt().isBefore(instant));
    }

    /** Of the hours between two whole hours, the share in which one of the feature's sources was heard; 4 decimals. */
    double coverage(String feature, Instant start, Instant end) {
        long hours = ChronoUnit.HOURS.between(start, end);
        long heard = raw.stream()
                .filter(usage -> answersFor(feature, usage) && within(usage, start, end))
                .map(usage -> usage.occurredAt().truncatedTo(ChronoUnit.HOURS))
                .distinct()
                .count();
        return hours == 0 ? 0 : Math.round(heard * 10_000.0 / hours) / 10_000.0;
    }

    /** "Windows over use are half-open." */
    static boolean within(Fact usage, Instant start, Instant end) {
        return !usage.occurredAt().isBefore(start) && usage.occurredAt().isBefore(end);
    }

    /** "Only EXTERNAL USE counts; UNKNOWN too where countUnknown is true"; "usage elsewhere is no use". */
    static boolean counts(Fact usage, boolean countUnknown) {
        boolean use = !usage.has("fact") || usage.text("fact").equals("USE");
        boolean counted = actorClass(usage).equals("EXTERNAL")
                || (countUnknown && actorClass(usage).equals("UNKNOWN"));
        return use && counted && usage.inProduction() && count(usage) > 0;
    }

    /** "{@code count} (default 1; 0 is no use)." */
    static long count(Fact usage) {
        return usage.has("count") ? usage.get("count").longValue() : 1;
    }

    /** "{@code actorClass} (absent: UNKNOWN)." */
    static String actorClass(Fact usage) {
        return usage.has("actorClass") ? usage.text("actorClass") : "UNKNOWN";
    }

    private boolean answersFor(String feature, Fact usage) {
        List<String> sources = catalogue.sources(feature);
        return sources.isEmpty() || sources.contains(usage.source());
    }
}

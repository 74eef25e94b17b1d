package io.landfall.cli.replay;

import io.landfall.schema.Alert;
import io.landfall.schema.AlertStatus;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The counts that a replay prints.
 *
 * @param events distinct facts read
 * @param alerts by kind, sorted
 */
public record Summary(long events, long deadLetters, Map<String, Count> alerts) {

    /**
     * Alerts of one kind.
     *
     * @param cleared by cause, sorted
     */
    public record Count(long raised, long open, Map<String, Long> cleared) {}

    static Summary of(long events, long deadLetters, List<Alert> alerts) {
        Map<String, List<Alert>> byKind = alerts.stream()
                .collect(Collectors.groupingBy(alert -> alert.getKind().name(), TreeMap::new, Collectors.toList()));
        Map<String, Count> counts = new TreeMap<>();
        byKind.forEach((kind, some) -> counts.put(kind, count(some)));
        return new Summary(events, deadLetters, counts);
    }

    private static Count count(List<Alert> alerts) {
        Map<String, Long> cleared = alerts.stream()
                .filter(alert -> alert.getStatus() == AlertStatus.CLEARED)
                .collect(Collectors.groupingBy(
                        alert -> String.valueOf(alert.getCause()), TreeMap::new, Collectors.counting()));
        long closed = cleared.values().stream().mapToLong(Long::longValue).sum();
        return new Count(alerts.size(), alerts.size() - closed, cleared);
    }

    /** One line of JSON; names need no escapes. */
    public String json() {
        String kinds = alerts.entrySet().stream()
                .map(entry -> quote(entry.getKey()) + json(entry.getValue()))
                .collect(Collectors.joining(", ", "{", "}"));
        return "{" + quote("events") + events + ", " + quote("deadLetters") + deadLetters + ", " + quote("alerts")
                + kinds + "}";
    }

    private static String json(Count count) {
        String cleared = count.cleared().entrySet().stream()
                .map(entry -> quote(entry.getKey()) + entry.getValue())
                .collect(Collectors.joining(", ", "{", "}"));
        return "{" + quote("raised") + count.raised() + ", " + quote("open") + count.open() + ", " + quote("cleared")
                + cleared + "}";
    }

    private static String quote(String name) {
        return '"' + name + "\": ";
    }
}

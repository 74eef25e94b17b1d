package io.landfall.cli.alerts;

import io.landfall.cli.Terminal;
import io.landfall.event.BadFactException;
import io.landfall.event.Durations;
import io.landfall.schema.Alert;
import io.landfall.schema.AlertKind;
import io.landfall.schema.ClearCause;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Alerts in sentences. */
public final class AlertWords {

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final List<String> OWN_COUNTS = List.of("uses", "threshold", "deployments", "facts");

    private AlertWords() {}

    public static String date(Instant instant) {
        return DATE.format(instant);
    }

    /** Title, and who answers for it. */
    public static String subject(Alert alert) {
        String team = alert.getTeam();
        String title = Terminal.plain(alert.getTitle());
        String name = alert.getSubject().startsWith("item:") ? '"' + title + "\" (" + alert.getSubject() : title + " (";
        String comma = alert.getSubject().startsWith("item:") && team != null ? ", " : "";
        String said = name + comma + (team == null ? "" : Terminal.plain(team)) + ")";
        return said.replace(" ()", "");
    }

    /** What is wrong, and what is asked of whom. */
    public static String raised(Alert alert) {
        return subject(alert) + ' ' + condition(alert) + "; " + who(alert) + ": close, keep until a date, or stop?";
    }

    /** What is wrong. */
    private static String condition(Alert alert) {
        String window = windowOf(alert);
        String since = date(alert.getClockStartedAt());
        if (alert.getOpenedAt().equals(alert.getClockStartedAt())) {
            return "waits again, since the last decision on it lapsed on " + since;
        }
        if (alert.getKind() == AlertKind.DELIVERED_UNUSED) {
            return "went " + window + " without real use since " + since + " (" + seen(alert) + ")";
        }
        return "is open for more than " + window + ", since " + since;
    }

    /** What was seen of a feature in its window. */
    public static String seen(Alert alert) {
        Map<String, Long> counts = new TreeMap<>(alert.getEvidence().getCounts());
        String uses = counts.getOrDefault("uses", 0L) + " of " + counts.getOrDefault("threshold", 1L) + " uses";
        String others = others(alert).entrySet().stream()
                .map(other -> other.getValue() + " " + signals(other.getKey()))
                .collect(Collectors.joining(", "));
        return others.isEmpty() ? uses : uses + "; " + others;
    }

    /** Signals of the window that are no counted use, by class. */
    public static Map<String, Long> others(Alert alert) {
        Map<String, Long> others = new TreeMap<>(alert.getEvidence().getCounts());
        OWN_COUNTS.forEach(others::remove);
        return others;
    }

    private static String signals(String actorClass) {
        return switch (actorClass) {
            case "bot" -> "by robots";
            case "internal" -> "by staff";
            case "synthetic" -> "by monitors";
            case "external" -> "by customers that are no use";
            default -> "by " + actorClass;
        };
    }

    private static String who(Alert alert) {
        String of = alert.getAsks().getOf();
        return of == null ? "its team" : Terminal.plain(of.replaceFirst("^team:", "team "));
    }

    /** What is asked of whom. */
    public static String asks(Alert alert) {
        return who(alert) + " is asked to decide: close it, keep it until a date, or stop it";
    }

    /** That it still is so. */
    static String reminded(Alert alert) {
        boolean feature = alert.getKind() == AlertKind.DELIVERED_UNUSED;
        String still = feature ? " is still without real use, since " : " is still open, since ";
        return subject(alert) + still + date(alert.getClockStartedAt()) + "; reminder no. " + alert.getReminders();
    }

    /** By what it was answered. */
    public static String cleared(Alert alert) {
        ClearCause cause = alert.getCause();
        String how = cause == null
                ? "is over"
                : switch (cause) {
                    case USE -> "is used now";
                    case DECISION -> "was decided on";
                    case CLOSURE -> "is closed";
                    case ROLLBACK -> "was rolled back";
                    case REMOVED -> "was removed";
                    default -> "is over (" + cause + ")";
                };
        Instant at = alert.getClearedAt();
        return subject(alert)
                + ' '
                + how
                + (at == null ? "" : ", after " + days(Duration.between(alert.getOpenedAt(), at)) + " as an alert");
    }

    public static String days(Duration duration) {
        long days = duration.toDays();
        if (days > 0) {
            return days == 1 ? "1 day" : days + " days";
        }
        long hours = duration.toHours();
        return hours == 1 ? "1 hour" : hours + " hours";
    }

    /** The window that was applied, as people say it. */
    public static String windowOf(Alert alert) {
        return window(alert.getPolicy().getWindow());
    }

    /** A window as people say it; as it was written where it is not in days. */
    static String window(String written) {
        try {
            Duration window = Durations.parse("window", written);
            return window.equals(Duration.ofDays(window.toDays())) ? days(window) : written;
        } catch (BadFactException | RuntimeException e) {
            return written;
        }
    }
}

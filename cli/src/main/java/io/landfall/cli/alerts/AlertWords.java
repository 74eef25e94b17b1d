package io.landfall.cli.alerts;

import io.landfall.cli.Terminal;
import io.landfall.event.BadFactException;
import io.landfall.event.Durations;
import io.landfall.event.Instants;
import io.landfall.schema.ActorClass;
import io.landfall.schema.Alert;
import io.landfall.schema.AlertKind;
import io.landfall.schema.ClearCause;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Alerts in sentences; what is wrong with each kind stands in {@link KindWords}. */
public final class AlertWords {

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final Set<String> ACTOR_CLASSES = Arrays.stream(ActorClass.values())
            .map(name -> name.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());

    private AlertWords() {}

    public static String date(Instant instant) {
        return DATE.format(instant);
    }

    /** Title, and who answers for it. */
    public static String subject(Alert alert) {
        String team = alert.getTeam();
        String title = Terminal.plain(alert.getTitle());
        String name = isItem(alert) ? '"' + title + "\" (" + Terminal.plain(alert.getSubject()) : title + " (";
        String comma = isItem(alert) && team != null ? ", " : "";
        String said = name + comma + (team == null ? "" : Terminal.plain(team)) + ")";
        return said.replace(" ()", "");
    }

    private static boolean isItem(Alert alert) {
        return alert.getSubject().startsWith("item:");
    }

    /** What is wrong, and what is asked of whom. */
    public static String raised(Alert alert) {
        return subject(alert) + ' ' + condition(alert) + paused(alert) + before(alert) + "; " + who(alert) + ": "
                + question(alert) + '?';
    }

    /** What is wrong. */
    private static String condition(Alert alert) {
        return alert.getOpenedAt().equals(alert.getClockStartedAt())
                ? "waits again, since the last decision on it lapsed on " + date(alert.getClockStartedAt())
                : KindWords.holds(alert);
    }

    /** That its window was longer than it says. */
    private static String paused(Alert alert) {
        String paused = alert.getEvidence().getPaused();
        return paused == null
                ? ""
                : "; its sources were silent for " + days(Duration.parse(paused)) + " of it, which do not count";
    }

    /** That the question had been answered, or put off, before. */
    private static String before(Alert alert) {
        List<String> decisions = alert.getEvidence().getDecisions();
        if (decisions == null || decisions.isEmpty()) {
            return "";
        }
        String last = Terminal.plain(decisions.get(decisions.size() - 1));
        return decisions.size() == 1
                ? "; an earlier decision on it holds no more: " + last
                : "; " + decisions.size() + " earlier decisions on it hold no more, the last is " + last;
    }

    /** What was seen of a feature in its window. */
    public static String seen(Alert alert) {
        Map<String, Long> counts = new TreeMap<>(alert.getEvidence().getCounts());
        Long threshold = counts.get("threshold");
        String uses = threshold == null
                ? counted(counts.getOrDefault("uses", 0L), "use", "uses") + " before"
                : counts.getOrDefault("uses", 0L) + " of " + threshold + " uses";
        String others = others(alert).entrySet().stream()
                .map(other -> other.getValue() + " " + signals(other.getKey()))
                .collect(Collectors.joining(", "));
        return others.isEmpty() ? uses : uses + "; " + others;
    }

    /** What was expected of a feature, and what of it came. */
    static String expected(Alert alert) {
        Map<String, Long> counts = alert.getEvidence().getCounts();
        List<String> parts = new ArrayList<>();
        if (counts.containsKey("expectedUses")) {
            parts.add(counts.getOrDefault("uses", 0L) + " of " + counts.get("expectedUses") + " uses");
        }
        if (counts.containsKey("expectedActors")) {
            parts.add(counts.getOrDefault("actors", 0L) + " of " + counts.get("expectedActors") + " people");
        }
        return parts.isEmpty() ? counted(counts.getOrDefault("uses", 0L), "use", "uses") : String.join(" and ", parts);
    }

    /** Signals of the window that are no counted use, by class. */
    public static Map<String, Long> others(Alert alert) {
        Map<String, Long> others = new TreeMap<>(alert.getEvidence().getCounts());
        others.keySet().retainAll(ACTOR_CLASSES);
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
        if (of == null) {
            return alert.getSubject().startsWith("source:") ? "whoever runs it" : "its team";
        }
        return Terminal.plain(of.replaceFirst("^team:", "team "));
    }

    /** The decision that is asked for. */
    private static String question(Alert alert) {
        return switch (alert.getAsks().getDecision()) {
            case ENTRY -> "take it, turn it down, or put it off until a date";
            case EXIT -> "release it, or hold it";
            case RECEPTION -> "receive it, or refuse it";
            case CLOSURE -> "close it, keep it until a date, or stop it";
            case STOP ->
                alert.getKind() == AlertKind.SOURCE_SILENT ? "bring it back, or stop it" : "go on with it, or stop it";
            case SNOOZE, UNRECOGNIZED -> "what is to become of it";
        };
    }

    /** What is asked of whom. */
    public static String asks(Alert alert) {
        return who(alert) + " is asked to decide: " + question(alert);
    }

    /** That it still is so. */
    static String reminded(Alert alert) {
        return subject(alert) + ' ' + KindWords.of(alert.getKind()).still() + ", since "
                + date(alert.getClockStartedAt()) + "; reminder no. " + alert.getReminders();
    }

    /** By what it was answered. */
    public static String cleared(Alert alert) {
        Instant at = alert.getClearedAt();
        return subject(alert)
                + ' '
                + how(alert)
                + (at == null
                        ? ""
                        : ", after " + days(Duration.between(alert.getOpenedAt(), at)) + " as " + alert.getKind());
    }

    private static String how(Alert alert) {
        ClearCause cause = alert.getCause();
        if (cause == null) {
            return "is over";
        }
        return switch (cause) {
            case USE -> "is used now";
            case DECISION -> "was decided on";
            case CLOSURE -> "is closed";
            case ROLLBACK -> "was rolled back";
            case REMOVED -> "was removed";
            case START -> isImplied(alert) ? "was started without a decision" : "is worked on again";
            case SIGNAL -> "gave its first sign";
            case REACHED -> "reached what was expected of it";
            case ACTIVITY -> "moves again";
            case DRAINED -> "drains again";
            case SPOKE -> "speaks again";
            case LATE_EVIDENCE, POLICY, UNRECOGNIZED -> "is over";
        };
    }

    /** Whether nobody decided, and what happened stands for a decision. */
    static boolean isImplied(Alert alert) {
        return Boolean.TRUE.equals(alert.getImplied());
    }

    public static String days(Duration duration) {
        long days = duration.toDays();
        return days > 0 ? counted(days, "day", "days") : counted(duration.toHours(), "hour", "hours");
    }

    private static String counted(long number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }

    /** The window that was applied, as people say it. */
    public static String windowOf(Alert alert) {
        return window(alert.getPolicy().getWindow());
    }

    /** A window as people say it, an end as a day; as it was written where it is neither. */
    static String window(String written) {
        Duration window = duration(written);
        if (window != null) {
            return window.equals(Duration.ofDays(window.toDays())) ? days(window) : written;
        }
        try {
            return date(Instants.parse("window", written));
        } catch (BadFactException e) {
            return written;
        }
    }

    private static @Nullable Duration duration(String written) {
        try {
            return Durations.parse("window", written);
        } catch (BadFactException e) {
            return null;
        }
    }
}

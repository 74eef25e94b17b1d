package io.landfall.cli.alerts;

import io.landfall.cli.Terminal;
import io.landfall.schema.Alert;
import io.landfall.schema.AlertStatus;
import io.landfall.schema.ClearCause;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What was just said of an alert.
 *
 * @param what one word
 * @param at when it happened, in the time of the facts; null where the alert does not say
 * @param words one sentence
 */
public record AlertChange(Word what, @Nullable Instant at, String words) {

    /** What can happen to an alert. */
    public enum Word {
        RAISED("31"),
        REMINDED("33"),
        SNOOZED("36"),
        AWAKE("33"),
        CLEARED("32"),
        RETRACTED("35"),
        CHANGED("2");

        private final String colour;

        Word(String colour) {
            this.colour = colour;
        }
    }

    private static final String NO_TIME = " ".repeat("2026-01-01 00:00".length());
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    /**
     * Compares with what was said before.
     *
     * @param before what was said of it last; null where nothing was
     */
    public static AlertChange of(@Nullable Alert before, Alert now) {
        Word what = word(before, now);
        return switch (what) {
            case CLEARED -> new AlertChange(what, now.getClearedAt(), AlertWords.cleared(now));
            case REMINDED -> new AlertChange(what, null, AlertWords.reminded(now));
            case SNOOZED ->
                new AlertChange(what, null, AlertWords.subject(now) + " is snoozed by a decision, as " + now.getKind());
            case AWAKE -> new AlertChange(what, null, AlertWords.raised(now));
            case RETRACTED -> new AlertChange(what, null, retracted(now));
            default -> new AlertChange(what, now.getOpenedAt(), AlertWords.raised(now));
        };
    }

    private static Word word(@Nullable Alert before, Alert now) {
        AlertStatus was = before == null ? null : before.getStatus();
        return switch (now.getStatus()) {
            case CLEARED -> was == AlertStatus.CLEARED ? Word.CHANGED : Word.CLEARED;
            case RETRACTED -> Word.RETRACTED;
            case SNOOZED -> was == AlertStatus.SNOOZED ? Word.CHANGED : Word.SNOOZED;
            case REMINDED ->
                before == null || before.getReminders() < now.getReminders()
                        ? Word.REMINDED
                        : was == AlertStatus.SNOOZED ? Word.AWAKE : Word.CHANGED;
            default ->
                was == AlertStatus.SNOOZED
                        ? Word.AWAKE
                        : was == AlertStatus.RAISED || was == AlertStatus.REMINDED ? Word.CHANGED : Word.RAISED;
        };
    }

    private static String retracted(Alert alert) {
        String why = alert.getCause() == ClearCause.POLICY ? "by the policy as it is now" : "by what was heard later";
        return AlertWords.subject(alert) + " never was " + alert.getKind() + ": " + why;
    }

    /** One line for a terminal or a log. */
    public String line() {
        String word = "%-9s".formatted(what.name().toLowerCase(Locale.ROOT));
        return (at == null ? NO_TIME : MINUTE.format(at)) + "  " + Terminal.coloured(word, what.colour) + "  " + words;
    }
}

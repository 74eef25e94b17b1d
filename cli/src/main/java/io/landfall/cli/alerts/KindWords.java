package io.landfall.cli.alerts;

import io.landfall.schema.Alert;
import io.landfall.schema.AlertKind;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How people are told of each kind of alert; a kind without words does not compile.
 *
 * @param holds what is wrong, behind the subject: {@code {since}} is the start of its clock, {@code {window}} the window,
 *     {@code {times}} a window that is a number, {@code {seen}} what was seen of its use, {@code {short}} what was expected
 * @param still the same in a reminder, before a comma and the start of its clock
 */
record KindWords(String holds, String still) {

    private static final Pattern BLANK = Pattern.compile("\\{(\\w+)}");

    static KindWords of(AlertKind kind) {
        return switch (kind) {
            case ENTRY_UNDECIDED ->
                new KindWords(
                        "has waited for a yes or a no for more than {window}, since {since}",
                        "still waits for a yes or a no");
            case OPEN_PAST_CLOSURE_WINDOW ->
                new KindWords("is open for more than {window}, since {since}", "is still open");
            case ALMOST_DONE ->
                new KindWords(
                        "is almost done, or delivered, for more than {window}, since {since}, and still open",
                        "is almost done, or delivered, and still open");
            case STALLED ->
                new KindWords(
                        "is in progress, and nothing has happened to it for more than {window}, since {since}",
                        "is still in progress without anything happening");
            case DELIVERED_UNUSED ->
                new KindWords("went {window} without real use since {since} ({seen})", "is still without real use");
            case DELIVERED_UNOBSERVABLE ->
                new KindWords(
                        "gave no sign at all for {window} since it was delivered on {since}, so nobody can tell whether"
                                + " it is used",
                        "still gives no sign at all");
            case DELIVERED_UNRECEIVED ->
                new KindWords(
                        "was delivered on {since}, and nobody received it within {window}",
                        "still waits to be received");
            case BELOW_EXPECTED_USE ->
                new KindWords(
                        "has {short} since {since}, fewer than were expected by {window}",
                        "is still used less than expected");
            case USE_FADED ->
                new KindWords(
                        "was used until {since}, and not once in the {window} after ({seen})", "is still used no more");
            case NEVER_FINISHED ->
                new KindWords(
                        "was delivered again {times} since {since}, and nobody said that it is finished",
                        "is still not finished");
            case CLOSURE_UNDECIDED ->
                new KindWords(
                        "was delivered on {since}, and within {window} nobody decided to close it or to keep it",
                        "is still neither closed nor kept");
            case SOURCE_SILENT ->
                new KindWords("has said nothing for more than {window}, since {since}", "still says nothing");
            case UNRECOGNIZED ->
                new KindWords(
                        "has an alert that this version does not know, since {since}",
                        "still has an alert that this version does not know");
        };
    }

    /** What is wrong with the subject of an alert. */
    static String holds(Alert alert) {
        return BLANK.matcher(of(alert.getKind()).holds()).replaceAll(blank -> filled(blank, alert));
    }

    private static String filled(MatchResult blank, Alert alert) {
        String text = switch (blank.group(1)) {
            case "since" -> AlertWords.date(alert.getClockStartedAt());
            case "window" -> AlertWords.windowOf(alert);
            case "times" -> times(alert.getPolicy().getWindow());
            case "seen" -> AlertWords.seen(alert);
            case "short" -> AlertWords.expected(alert);
            default -> throw new IllegalStateException("no words for " + blank.group());
        };
        return Matcher.quoteReplacement(text);
    }

    private static String times(String number) {
        return number.equals("1") ? "once" : number + " times";
    }
}

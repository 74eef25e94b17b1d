package io.landfall.event;

import static java.util.Map.entry;
import static java.util.regex.Pattern.CASE_INSENSITIVE;

import io.landfall.schema.ItemType;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What shared/contract.md asks of single fields beyond their Avro type, by record and field. */
final class Rules {

    private static final ValueCodec.Rule FILLED = (value, field) -> filled((String) value, field);
    /** Of texts that are durations. */
    static final ValueCodec.Rule WINDOW = Rules::window;

    private static final ValueCodec.Rule COUNT = (value, field) -> notNegative((Long) value, field);
    private static final ValueCodec.Rule TIMES = (value, field) -> atLeastOne((Long) value, field);
    private static final ValueCodec.Rule PERCENT = (value, field) -> percent((Double) value, field);

    private static final String DEFAULT = "default";

    /** Names that no person bears: bot:NAME, automation:NAME, service:NAME, NAME[bot]. */
    private static final Pattern AUTOMATION = Pattern.compile("^(bot|automation|service):|\\[bot]$", CASE_INSENSITIVE);

    private static final Map<String, ValueCodec.Rule> RULES = Map.ofEntries(
            entry("WorkItem.itemId", FILLED),
            entry("Deployment.deploymentId", FILLED),
            entry("Usage.signal", FILLED),
            entry("Usage.feature", FILLED),
            entry("Usage.count", COUNT),
            entry(
                    "Decision.subject",
                    (value, field) -> scoped((String) value, field, List.of("item", "feature", "team", "source"))),
            entry("Decision.by", (value, field) -> people((List<?>) value, field)),
            entry("Decision.kind", (value, field) -> alertKind((String) value, field)),
            entry("Feature.feature", FILLED),
            entry("Feature.cadence", WINDOW),
            entry("Expected.uses", COUNT),
            entry("Expected.actors", COUNT),
            entry("Rollout.feature", FILLED),
            entry("Rollout.percentage", PERCENT),
            entry("Policy.scope", (value, field) -> policyScope((String) value, field)),
            entry("Policy.entryWindow", WINDOW),
            entry("Policy.closureWindow", WINDOW),
            entry("Policy.almostDoneWindow", WINDOW),
            entry("Policy.stalledWindow", WINDOW),
            entry("Policy.receptionWindow", WINDOW),
            entry("Policy.adoptionWindow", WINDOW),
            entry("Policy.adoptionMinUses", COUNT),
            entry("Policy.minRollout", PERCENT),
            entry("Policy.fadeWindow", WINDOW),
            entry("Policy.closureDecisionWindow", WINDOW),
            entry("Policy.followUps", TIMES),
            entry("Policy.sourceSilence", WINDOW),
            entry("Policy.remindEvery", WINDOW),
            entry("Policy.period", WINDOW),
            entry("Policy.saturationPeriods", TIMES),
            entry("Policy.wipLimit", COUNT),
            entry("Policy.drainPeriods", TIMES),
            entry("Policy.runShare", PERCENT),
            entry("Policy.deadZoneWindow", WINDOW),
            entry("Calendar.zone", (value, field) -> zone((String) value, field)),
            entry("Calendar.workingDays", (value, field) -> workingDays((List<?>) value, field)),
            entry("Calendar.holidays", (value, field) -> holidays((List<?>) value, field)));

    /** Every verdict of the design, also those that no release raises yet: a snooze may be older than its kind. */
    private static final List<String> ALERT_KINDS = List.of(
            "ENTRY_UNDECIDED",
            "INTAKE_SATURATED",
            "TOPIC_RECURRING",
            "OPEN_PAST_CLOSURE_WINDOW",
            "ALMOST_DONE",
            "STALLED",
            "WIP_NOT_DRAINING",
            "RUN_CROWDS_BUILD",
            "DELIVERED_UNUSED",
            "DELIVERED_UNOBSERVABLE",
            "DELIVERED_UNRECEIVED",
            "BELOW_EXPECTED_USE",
            "USE_FADED",
            "NEVER_FINISHED",
            "CLOSURE_UNDECIDED",
            "DEAD_ZONE",
            "SOURCE_SILENT");

    private Rules() {}

    /** The rule of a field; null where its Avro type says all. Identity and source are never empty, whatever the record. */
    static ValueCodec.@Nullable Rule of(String recordName, String fieldName) {
        boolean common = fieldName.equals("id") || fieldName.equals("source");
        return common ? FILLED : RULES.get(recordName + '.' + fieldName);
    }

    private static String filled(String value, String field) throws BadFactException {
        if (value.isBlank()) {
            throw BadFactException.of(BadFactException.EMPTY_VALUE, field, value, "it must not be empty");
        }
        return value;
    }

    private static Object window(Object value, String field) throws BadFactException {
        Durations.parse(field, (String) value);
        return value;
    }

    private static Long notNegative(Long value, String field) throws BadFactException {
        if (value < 0) {
            throw BadFactException.of(BadFactException.OUT_OF_RANGE, field, value, "it must not be negative");
        }
        return value;
    }

    /** How often something must happen before it is told: never would be always. */
    private static Long atLeastOne(Long value, String field) throws BadFactException {
        if (value < 1) {
            throw BadFactException.of(
                    BadFactException.OUT_OF_RANGE, field, value, "at least 1 is expected; off switches it off");
        }
        return value;
    }

    private static Double percent(Double value, String field) throws BadFactException {
        if (value < 0 || value > 100) {
            throw BadFactException.of(BadFactException.OUT_OF_RANGE, field, value, "0 to 100 is expected");
        }
        return value;
    }

    /** {@code prefix:REST} with a known prefix and a rest. */
    private static String scoped(String value, String field, List<String> prefixes) throws BadFactException {
        int colon = value.indexOf(':');
        String prefix = colon < 0 ? value : value.substring(0, colon);
        if (colon < 0 || !prefixes.contains(prefix)) {
            String shapes = String.join(
                    ", ", prefixes.stream().map(known -> known + ":...").toList());
            String nearest = Nearest.of(prefix, prefixes);
            String hint =
                    nearest == null || colon < 0 ? "" : ", did you mean " + nearest + value.substring(colon) + "?";
            throw BadFactException.of(
                    BadFactException.UNKNOWN_VALUE, field, value, "one of " + shapes + " is expected" + hint);
        }
        if (value.substring(colon + 1).isBlank()) {
            throw BadFactException.of(
                    BadFactException.EMPTY_VALUE, field, value, "what stands after " + prefix + ": must not be empty");
        }
        return value;
    }

    private static String policyScope(String value, String field) throws BadFactException {
        if (value.equals(DEFAULT)) {
            return value;
        }
        if (value.indexOf(':') < 0) {
            String hint = Nearest.of(value, List.of(DEFAULT)) == null ? "" : ", did you mean default?";
            throw BadFactException.of(
                    BadFactException.UNKNOWN_VALUE,
                    field,
                    value,
                    "one of default, team:..., itemType:..., feature:... is expected" + hint);
        }
        scoped(value, field, List.of("team", "itemType", "feature"));
        String type = value.substring(value.indexOf(':') + 1);
        List<String> types = Arrays.stream(ItemType.values()).map(Enum::name).toList();
        if (value.startsWith("itemType:") && !types.contains(type)) {
            throw BadFactException.of(
                    BadFactException.UNKNOWN_VALUE,
                    field,
                    value,
                    "there is no such item type, " + Nearest.hint(type, types));
        }
        return value;
    }

    private static String alertKind(String value, String field) throws BadFactException {
        if (!ALERT_KINDS.contains(value)) {
            throw BadFactException.of(
                    BadFactException.UNKNOWN_VALUE,
                    field,
                    value,
                    "there is no such kind of alert, " + Nearest.hint(value, ALERT_KINDS));
        }
        return value;
    }

    private static List<?> people(List<?> names, String field) throws BadFactException {
        if (names.isEmpty()) {
            throw BadFactException.of(
                    BadFactException.EMPTY_VALUE, field, names, "at least one person or role is expected");
        }
        for (Object name : names) {
            filled((String) name, field);
        }
        if (names.stream().allMatch(name -> AUTOMATION.matcher((String) name).find())) {
            throw BadFactException.of(
                    BadFactException.NO_PERSON,
                    field,
                    names,
                    "what automation writes is a suggestion; a decision names at least one person or role");
        }
        return names;
    }

    private static String zone(String value, String field) throws BadFactException {
        try {
            return ZoneId.of(value).getId();
        } catch (DateTimeException e) {
            List<String> known = ZoneId.getAvailableZoneIds().stream().sorted().toList();
            String nearest = Nearest.of(value, known);
            String hint = nearest == null
                    ? "an IANA time zone such as Europe/Berlin is expected"
                    : "did you mean " + nearest + "?";
            throw BadFactException.of(
                    BadFactException.UNKNOWN_VALUE, field, value, "there is no such time zone, " + hint);
        }
    }

    /** Full names in any case, or their first three letters; kept in the order of the week. */
    private static List<String> workingDays(List<?> days, String field) throws BadFactException {
        List<String> names = Stream.of(DayOfWeek.values()).map(Enum::name).toList();
        List<String> found = new ArrayList<>();
        for (int i = 0; i < days.size(); i++) {
            Object day = days.get(i);
            String wanted = day.toString().toUpperCase(Locale.ROOT);
            String name = names.stream()
                    .filter(known ->
                            known.equals(wanted) || known.substring(0, 3).equals(wanted))
                    .findFirst()
                    .orElse(null);
            if (name == null) {
                throw BadFactException.of(
                        BadFactException.UNKNOWN_VALUE,
                        element(field, i),
                        day,
                        "there is no such day, " + Nearest.hint(day.toString(), names));
            }
            found.add(name);
        }
        if (found.isEmpty()) {
            throw BadFactException.of(
                    BadFactException.EMPTY_VALUE, field, days, "at least one working day is expected");
        }
        return names.stream().filter(found::contains).toList();
    }

    private static List<String> holidays(List<?> dates, String field) throws BadFactException {
        List<String> found = new ArrayList<>();
        for (int i = 0; i < dates.size(); i++) {
            String date = (String) dates.get(i);
            try {
                found.add(LocalDate.parse(date).toString());
            } catch (DateTimeException e) {
                throw BadFactException.of(
                        BadFactException.UNKNOWN_VALUE, element(field, i), date, "a date is expected, e.g. 2016-12-25");
            }
        }
        return found.stream().distinct().sorted().toList();
    }

    /** As lists name their elements, so that a file's line can be told. */
    private static String element(String list, int index) {
        return list + '[' + index + ']';
    }
}

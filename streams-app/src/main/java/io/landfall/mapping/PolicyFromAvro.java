package io.landfall.mapping;

import io.landfall.domain.policy.PolicyKey;
import io.landfall.domain.policy.PolicyKey.ClosureClock;
import io.landfall.domain.policy.PolicyRecord;
import io.landfall.domain.policy.Window;
import io.landfall.domain.policy.WorkCalendar;
import io.landfall.event.Durations;
import io.landfall.schema.Calendar;
import io.landfall.schema.Policy;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Policies as the topic carries them to policies as the domain reads them. */
public final class PolicyFromAvro {

    private PolicyFromAvro() {}

    public static PolicyRecord policy(Policy policy) {
        Map<String, Object> values = new HashMap<>();
        put(values, PolicyKey.ENTRY_WINDOW, window(policy.getEntryWindow()));
        put(values, PolicyKey.CLOSURE_WINDOW, window(policy.getClosureWindow()));
        put(values, PolicyKey.CLOSURE_CLOCK, FactsFromAvro.symbol(ClosureClock.class, policy.getClosureClock()));
        put(values, PolicyKey.ALMOST_DONE_WINDOW, window(policy.getAlmostDoneWindow()));
        put(values, PolicyKey.STALLED_WINDOW, window(policy.getStalledWindow()));
        put(values, PolicyKey.RECEPTION_WINDOW, window(policy.getReceptionWindow()));
        put(values, PolicyKey.ADOPTION_WINDOW, window(policy.getAdoptionWindow()));
        put(values, PolicyKey.ADOPTION_MIN_USES, policy.getAdoptionMinUses());
        put(values, PolicyKey.COUNT_UNKNOWN, policy.getCountUnknown());
        put(values, PolicyKey.MIN_ROLLOUT, policy.getMinRollout());
        put(values, PolicyKey.FADE_WINDOW, window(policy.getFadeWindow()));
        put(values, PolicyKey.CLOSURE_DECISION_WINDOW, window(policy.getClosureDecisionWindow()));
        put(values, PolicyKey.FOLLOW_UPS, policy.getFollowUps());
        put(values, PolicyKey.SOURCE_SILENCE, window(policy.getSourceSilence()));
        put(values, PolicyKey.REMIND_EVERY, window(policy.getRemindEvery()));
        put(values, PolicyKey.BASELINE_AT, policy.getBaselineAt());
        put(values, PolicyKey.CALENDAR, calendar(policy.getCalendar()));
        return new PolicyRecord(
                FactsFromAvro.order(policy),
                policy.getScope(),
                policy.getPinned(),
                values,
                Set.copyOf(policy.getOff()));
    }

    private static <T> void put(Map<String, Object> values, PolicyKey<T> key, @Nullable T value) {
        if (value != null) {
            values.put(key.name(), value);
        }
    }

    private static @Nullable Window window(@Nullable String text) {
        return text == null ? null : new Window(text, Durations.of(text));
    }

    private static @Nullable WorkCalendar calendar(@Nullable Calendar calendar) {
        if (calendar == null) {
            return null;
        }
        return new WorkCalendar(
                ZoneId.of(calendar.getZone()),
                FactsFromAvro.orEmpty(calendar.getWorkingDays()).stream()
                        .map(DayOfWeek::valueOf)
                        .collect(Collectors.toUnmodifiableSet()),
                calendar.getHolidays().stream().map(LocalDate::parse).collect(Collectors.toUnmodifiableSet()));
    }
}

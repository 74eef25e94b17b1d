package io.landfall.domain.policy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A field of a policy, by its name in the contract, with the value that holds where no policy sets it. */
public record PolicyKey<T>(String name, @Nullable T builtIn) {

    public static final PolicyKey<Window> ENTRY_WINDOW = new PolicyKey<>("entryWindow", null);
    public static final PolicyKey<Window> CLOSURE_WINDOW = new PolicyKey<>("closureWindow", Window.ofDays(30));
    public static final PolicyKey<ClosureClock> CLOSURE_CLOCK = new PolicyKey<>("closureClock", ClosureClock.CREATED);
    public static final PolicyKey<Window> ALMOST_DONE_WINDOW = new PolicyKey<>("almostDoneWindow", null);
    public static final PolicyKey<Window> STALLED_WINDOW = new PolicyKey<>("stalledWindow", null);
    public static final PolicyKey<Window> RECEPTION_WINDOW = new PolicyKey<>("receptionWindow", null);
    public static final PolicyKey<Window> ADOPTION_WINDOW = new PolicyKey<>("adoptionWindow", Window.ofDays(30));
    public static final PolicyKey<Long> ADOPTION_MIN_USES = new PolicyKey<>("adoptionMinUses", 1L);
    public static final PolicyKey<Boolean> COUNT_UNKNOWN = new PolicyKey<>("countUnknown", null);
    public static final PolicyKey<Double> MIN_ROLLOUT = new PolicyKey<>("minRollout", null);
    public static final PolicyKey<Window> FADE_WINDOW = new PolicyKey<>("fadeWindow", null);
    public static final PolicyKey<Window> CLOSURE_DECISION_WINDOW = new PolicyKey<>("closureDecisionWindow", null);
    public static final PolicyKey<Long> FOLLOW_UPS = new PolicyKey<>("followUps", null);
    public static final PolicyKey<Window> SOURCE_SILENCE = new PolicyKey<>("sourceSilence", null);
    public static final PolicyKey<Window> REMIND_EVERY = new PolicyKey<>("remindEvery", null);
    public static final PolicyKey<Instant> BASELINE_AT = new PolicyKey<>("baselineAt", null);
    public static final PolicyKey<WorkCalendar> CALENDAR = new PolicyKey<>("calendar", null);

    /** Where the clock of the closure window starts. */
    public enum ClosureClock {
        CREATED,
        COMMITTED,
        STARTED
    }
}

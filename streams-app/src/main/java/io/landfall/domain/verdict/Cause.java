package io.landfall.domain.verdict;

/** What ended a verdict. */
public enum Cause {
    USE,
    DECISION,
    CLOSURE,
    ROLLBACK,
    REMOVED,
    START,
    SIGNAL,
    REACHED,
    ACTIVITY,
    SPOKE;

    /** Whether it is something that telemetry saw: at the very end of a window it clears the alert, it does not prevent it. */
    boolean seen() {
        return this == USE || this == SIGNAL || this == REACHED || this == SPOKE;
    }
}

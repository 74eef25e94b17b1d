package io.landfall.domain.verdict;

/** What ended a verdict. */
public enum Cause {
    USE,
    DECISION,
    CLOSURE,
    ROLLBACK,
    REMOVED
}

package io.landfall.domain.fact;

/** Where a work item stands. The order of the constants is the order of the flow. */
public enum StatusCategory {
    INTAKE,
    COMMITTED,
    ACTIVE,
    WAITING,
    ALMOST_DONE,
    DONE,
    DISCARDED;

    public boolean closes() {
        return this == DONE || this == DISCARDED;
    }

    public boolean atLeast(StatusCategory other) {
        return compareTo(other) >= 0;
    }
}

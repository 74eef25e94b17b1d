package io.landfall.domain.feature;

import io.landfall.domain.fact.FactOrder;
import io.landfall.domain.fact.Hours;
import io.landfall.domain.verdict.Life;
import java.time.Instant;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Gathers the hours at which verdicts that are not final cut the usage of a feature: what they ask of it, they ask from such an
 * hour on or before it. Between two of them, hours can be folded and no verdict sees it.
 */
final class AskedHours {

    private final Instant finalThrough;
    private final NavigableSet<Long> hours = new TreeSet<>();
    private final NavigableSet<Long> undecided = new TreeSet<>();

    /** @param finalThrough nobody asks any more about an alert that was cleared up to here */
    AskedHours(Instant finalThrough) {
        this.finalThrough = finalThrough;
    }

    void at(long hour) {
        undecided.add(hour);
    }

    /** An hour that will be asked about should an absence last that ended with a fact, or did not end yet. */
    void pending(long hour, @Nullable FactOrder end) {
        if (end == null || end.occurredAt().isAfter(finalThrough)) {
            hours.add(hour);
        }
    }

    /** What was asked since the last call is for the state of a delivery. */
    void ofState() {
        hours.addAll(undecided);
        undecided.clear();
    }

    /** What was asked since the last call decided whether a verdict holds, which whole hours around it do as well. */
    void ofVerdict() {
        undecided.clear();
    }

    /** What was asked since the last call is for one life of an alert. The hour of the fact that cleared it stays as it is. */
    void ofAlert(Life life) {
        Instant clearedAt = life.clearedAt();
        if (clearedAt != null) {
            at(Hours.of(clearedAt));
            at(Hours.of(clearedAt) + 1);
        }
        if (clearedAt == null || clearedAt.isAfter(finalThrough)) {
            hours.addAll(undecided);
        }
        undecided.clear();
    }

    NavigableSet<Long> hours() {
        return hours;
    }
}

package io.landfall.cli.decide;

import io.landfall.cli.alerts.AlertTally;
import io.landfall.schema.Alert;
import io.landfall.schema.AlertStatus;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What became of the alerts of a subject.
 *
 * @param before those that were open when the decision was recorded, by id
 * @param changed what was said of some since, the last of each, by id
 */
public record Outcome(State state, Map<String, Alert> before, Map<String, Alert> changed) {

    private static final Comparator<Alert> ORDER =
            Comparator.comparing(Alert::getOpenedAt).thenComparing(Alert::getAlertId);

    /** Whether the pipeline has taken a decision in. */
    public enum State {
        /** It has, and all that the decision concerns has changed. */
        CONFIRMED,
        /** It has read it, and yet something that the decision concerns has not changed. */
        UNCHANGED,
        /** It did not read it in time. */
        NO_ANSWER,
        /** Nobody waited. */
        NOT_ASKED
    }

    public List<Alert> cleared() {
        return changed(alert -> alert.getStatus() == AlertStatus.CLEARED);
    }

    public List<Alert> retracted() {
        return changed(alert -> alert.getStatus() == AlertStatus.RETRACTED);
    }

    public List<Alert> snoozed() {
        return changed(alert -> alert.getStatus() == AlertStatus.SNOOZED);
    }

    /** Open now, and not put off by what was said since. */
    public List<Alert> open() {
        Map<String, Alert> last = new LinkedHashMap<>(before);
        last.putAll(changed);
        return sorted(last, alert -> AlertTally.isOpen(alert) && !snoozed().contains(alert));
    }

    private List<Alert> changed(Predicate<Alert> which) {
        return sorted(changed, which);
    }

    private static List<Alert> sorted(Map<String, Alert> alerts, Predicate<Alert> which) {
        return alerts.values().stream().filter(which).sorted(ORDER).toList();
    }
}

package io.landfall.cli.alerts;

import io.landfall.schema.Alert;
import io.landfall.schema.AlertStatus;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** How many alerts of each kind hold or held, and what became of them. Retracted ones never held. */
public final class AlertTally {

    private static final Set<AlertStatus> OVER = EnumSet.of(AlertStatus.CLEARED, AlertStatus.RETRACTED);

    /**
     * Of one kind.
     *
     * @param cleared by cause
     */
    public record Of(long open, Map<String, Long> cleared) {
        public long raised() {
            return open + cleared.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    private AlertTally() {}

    public static boolean isOpen(Alert alert) {
        return !OVER.contains(alert.getStatus());
    }

    /** By kind, sorted; of each alert its last state. */
    public static Map<String, Of> of(Collection<Alert> alerts) {
        Map<String, Of> kinds = new TreeMap<>();
        for (Alert alert : alerts) {
            if (alert.getStatus() == AlertStatus.RETRACTED) {
                continue;
            }
            Map<String, Long> cause = new TreeMap<>();
            if (!isOpen(alert)) {
                cause.put(String.valueOf(alert.getCause()), 1L);
            }
            kinds.merge(alert.getKind().name(), new Of(isOpen(alert) ? 1 : 0, cause), AlertTally::sum);
        }
        return kinds;
    }

    private static Of sum(Of one, Of other) {
        Map<String, Long> cleared = new TreeMap<>(one.cleared());
        other.cleared().forEach((cause, count) -> cleared.merge(cause, count, Long::sum));
        return new Of(one.open() + other.open(), cleared);
    }
}

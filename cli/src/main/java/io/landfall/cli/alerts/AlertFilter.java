package io.landfall.cli.alerts;

import io.landfall.schema.Alert;
import io.landfall.schema.AlertKind;
import java.util.List;
import java.util.function.Predicate;

/**
 * Which alerts are asked for.
 *
 * @param kinds empty for all
 * @param teams empty for all; names in any case
 */
public record AlertFilter(List<AlertKind> kinds, List<String> teams) implements Predicate<Alert> {

    @Override
    public boolean test(Alert alert) {
        String team = alert.getTeam();
        return (kinds.isEmpty() || kinds.contains(alert.getKind()))
                && (teams.isEmpty() || (team != null && teams.stream().anyMatch(team::equalsIgnoreCase)));
    }
}

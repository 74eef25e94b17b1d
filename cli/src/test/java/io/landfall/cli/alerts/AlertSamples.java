package io.landfall.cli.alerts;

import io.landfall.schema.Alert;
import io.landfall.schema.AlertKind;
import io.landfall.schema.AlertStatus;
import io.landfall.schema.AppliedPolicy;
import io.landfall.schema.Asks;
import io.landfall.schema.ClearCause;
import io.landfall.schema.DecisionKind;
import io.landfall.schema.Drawer;
import io.landfall.schema.Evidence;
import io.landfall.schema.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Alerts to be told of. */
public final class AlertSamples {

    public static final Instant CLOCK = Instant.parse("2026-03-01T00:00:00Z");
    public static final Instant OPENED = Instant.parse("2026-03-31T00:00:00Z");

    private AlertSamples() {}

    /** Open, of a team, with a window of 30 days that asks to close. */
    public static Alert of(AlertKind kind, String subject) {
        return Alert.newBuilder()
                .setAlertId(kind + "|" + subject)
                .setKind(kind)
                .setDrawer(Drawer.PRODUCTION)
                .setSubject(subject)
                .setTitle("Gift cards")
                .setTeam("Booking")
                .setSeverity(Severity.MEDIUM)
                .setEpisode(1)
                .setStatus(AlertStatus.RAISED)
                .setOpenedAt(OPENED)
                .setClockStartedAt(CLOCK)
                .setPolicy(new AppliedPolicy("default", "built-in", "P30D"))
                .setEvidence(Evidence.newBuilder()
                        .setCounts(Map.of())
                        .setFacts(List.of())
                        .build())
                .setAsks(new Asks(DecisionKind.CLOSURE, "team:Booking"))
                .build();
    }

    public static Alert cleared(Alert alert, ClearCause cause) {
        return Alert.newBuilder(alert)
                .setStatus(AlertStatus.CLEARED)
                .setClearedAt(OPENED.plusSeconds(86_400 * 2))
                .setCause(cause)
                .build();
    }

    static Alert window(Alert alert, String window) {
        return Alert.newBuilder(alert)
                .setPolicy(new AppliedPolicy("default", "p1", window))
                .build();
    }

    static Alert counts(Alert alert, Map<String, Long> counts) {
        return Alert.newBuilder(alert)
                .setEvidence(Evidence.newBuilder(alert.getEvidence())
                        .setCounts(counts)
                        .build())
                .build();
    }

    static Alert asks(Alert alert, DecisionKind kind) {
        return Alert.newBuilder(alert)
                .setAsks(new Asks(kind, alert.getAsks().getOf()))
                .build();
    }
}

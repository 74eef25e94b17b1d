package io.landfall.topology;

import io.landfall.domain.verdict.Alert;
import io.landfall.mapping.OutputToAvro;

/** Alerts as outputs of a subject. */
final class Alerts {

    private Alerts() {}

    static Said said(Alert alert) {
        io.landfall.schema.Alert value = OutputToAvro.alert(alert);
        return Said.of(Channel.ALERTS, value.getAlertId(), value);
    }
}

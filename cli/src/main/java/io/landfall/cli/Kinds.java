package io.landfall.cli;

import io.landfall.schema.AlertKind;

/** The kinds of alerts as an argument. */
final class Kinds extends Symbols<AlertKind> {
    Kinds() {
        super(AlertKind.class, "kind of alert");
    }
}

package io.landfall.oracle;

import java.util.Set;

/** What all alerts of a kind have in common. */
enum Kind {
    ENTRY_UNDECIDED("INTAKE", "MEDIUM", "entryWindow", Set.of("ENTRY", "STOP"), "ENTRY", true),
    OPEN_PAST_CLOSURE_WINDOW("PRODUCTION", "MEDIUM", "closureWindow", Set.of("CLOSURE", "STOP"), "CLOSURE", false),
    ALMOST_DONE("PRODUCTION", "MEDIUM", "almostDoneWindow", Set.of("EXIT", "CLOSURE", "STOP"), "EXIT", false),
    STALLED("PRODUCTION", "LOW", "stalledWindow", Set.of("STOP"), "STOP", false),
    DELIVERED_UNUSED("RECEPTION", "HIGH", "adoptionWindow", Set.of("CLOSURE", "STOP"), "CLOSURE", false),
    DELIVERED_UNOBSERVABLE("RECEPTION", "MEDIUM", "adoptionWindow", Set.of("CLOSURE", "STOP"), "CLOSURE", false),
    DELIVERED_UNRECEIVED("RECEPTION", "MEDIUM", "receptionWindow", Set.of("RECEPTION", "STOP"), "RECEPTION", true),
    BELOW_EXPECTED_USE("RECEPTION", "MEDIUM", "expected.by", Set.of("CLOSURE", "STOP"), "CLOSURE", false),
    USE_FADED("RECEPTION", "MEDIUM", "fadeWindow", Set.of("CLOSURE", "STOP"), "CLOSURE", false),
    NEVER_FINISHED("RECEPTION", "LOW", "followUps", Set.of("CLOSURE", "STOP"), "CLOSURE", true),
    CLOSURE_UNDECIDED("RECEPTION", "LOW", "closureDecisionWindow", Set.of("CLOSURE", "STOP"), "CLOSURE", true),
    SOURCE_SILENT("RECEPTION", "HIGH", "sourceSilence", Set.of("STOP"), "STOP", false);

    final String drawer;
    final String severity;
    /** The policy field that turns it on. */
    final String window;
    /** The kinds of decision that answer it. */
    final Set<String> answers;
    /** The decision asked for. */
    final String asks;
    /** Whether its window runs anew once an answer has lapsed. */
    final boolean restarts;

    Kind(String drawer, String severity, String window, Set<String> answers, String asks, boolean restarts) {
        this.drawer = drawer;
        this.severity = severity;
        this.window = window;
        this.answers = answers;
        this.asks = asks;
        this.restarts = restarts;
    }
}

package io.landfall.domain.verdict;

import io.landfall.domain.fact.DecisionFact;
import java.util.Set;

/** The verdicts: where each belongs, how much it matters and which decision answers it. */
public enum Kind {
    OPEN_PAST_CLOSURE_WINDOW(Drawer.PRODUCTION, Severity.MEDIUM),
    DELIVERED_UNUSED(Drawer.RECEPTION, Severity.HIGH);

    /** The three places where flow jams. */
    public enum Drawer {
        INTAKE,
        PRODUCTION,
        RECEPTION
    }

    /** How much a verdict matters. */
    public enum Severity {
        LOW,
        MEDIUM,
        HIGH
    }

    private final Drawer drawer;
    private final Severity severity;

    Kind(Drawer drawer, Severity severity) {
        this.drawer = drawer;
        this.severity = severity;
    }

    public Drawer drawer() {
        return drawer;
    }

    public Severity severity() {
        return severity;
    }

    /** The decision that is asked for. */
    public DecisionFact.Kind asks() {
        return DecisionFact.Kind.CLOSURE;
    }

    /** The decisions that answer it. */
    public Set<DecisionFact.Kind> answers() {
        return Set.of(DecisionFact.Kind.CLOSURE, DecisionFact.Kind.STOP);
    }
}

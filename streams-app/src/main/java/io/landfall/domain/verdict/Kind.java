package io.landfall.domain.verdict;

import io.landfall.domain.fact.DecisionFact;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * The verdicts: where each belongs, how much it matters, which decision it asks for, and which decisions answer it. A
 * decision to stop answers all of them.
 */
public enum Kind {
    ENTRY_UNDECIDED(Drawer.INTAKE, Severity.MEDIUM, Lapse.RESTARTS, DecisionFact.Kind.ENTRY),
    OPEN_PAST_CLOSURE_WINDOW(Drawer.PRODUCTION, Severity.MEDIUM, Lapse.REOPENS, DecisionFact.Kind.CLOSURE),
    ALMOST_DONE(Drawer.PRODUCTION, Severity.MEDIUM, Lapse.REOPENS, DecisionFact.Kind.EXIT, DecisionFact.Kind.CLOSURE),
    STALLED(Drawer.PRODUCTION, Severity.LOW, Lapse.REOPENS, DecisionFact.Kind.STOP),
    DELIVERED_UNUSED(Drawer.RECEPTION, Severity.HIGH, Lapse.REOPENS, DecisionFact.Kind.CLOSURE),
    DELIVERED_UNOBSERVABLE(Drawer.RECEPTION, Severity.MEDIUM, Lapse.REOPENS, DecisionFact.Kind.CLOSURE),
    DELIVERED_UNRECEIVED(Drawer.RECEPTION, Severity.MEDIUM, Lapse.RESTARTS, DecisionFact.Kind.RECEPTION),
    BELOW_EXPECTED_USE(Drawer.RECEPTION, Severity.MEDIUM, Lapse.REOPENS, DecisionFact.Kind.CLOSURE),
    USE_FADED(Drawer.RECEPTION, Severity.MEDIUM, Lapse.REOPENS, DecisionFact.Kind.CLOSURE),
    NEVER_FINISHED(Drawer.RECEPTION, Severity.LOW, Lapse.RESTARTS_AT_ONCE, DecisionFact.Kind.CLOSURE),
    CLOSURE_UNDECIDED(Drawer.RECEPTION, Severity.LOW, Lapse.RESTARTS, DecisionFact.Kind.CLOSURE),
    SOURCE_SILENT(Drawer.RECEPTION, Severity.HIGH, Lapse.REOPENS, DecisionFact.Kind.STOP);

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

    /** What comes after a decision that lived until some day. */
    enum Lapse {
        /** The question is open again at once, if its window is over. */
        REOPENS,
        /** The window runs once more. */
        RESTARTS,
        /** The same, and a decision without an end speaks of what came before it only. */
        RESTARTS_AT_ONCE
    }

    private final Drawer drawer;
    private final Severity severity;
    private final Lapse lapse;
    private final DecisionFact.Kind asks;
    private final Set<DecisionFact.Kind> answers;

    Kind(Drawer drawer, Severity severity, Lapse lapse, DecisionFact.Kind asks, DecisionFact.Kind... more) {
        this.drawer = drawer;
        this.severity = severity;
        this.lapse = lapse;
        this.asks = asks;
        EnumSet<DecisionFact.Kind> all = EnumSet.of(asks, more);
        all.add(DecisionFact.Kind.STOP);
        answers = Collections.unmodifiableSet(all);
    }

    public Drawer drawer() {
        return drawer;
    }

    public Severity severity() {
        return severity;
    }

    Lapse lapse() {
        return lapse;
    }

    /** The decision that is asked for. */
    public DecisionFact.Kind asks() {
        return asks;
    }

    /** The decisions that answer it. */
    public Set<DecisionFact.Kind> answers() {
        return answers;
    }
}

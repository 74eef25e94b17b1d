package io.landfall.oracle;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** {@code BELOW_EXPECTED_USE}: the use that the catalogue expects was not reached by its date. */
final class BelowExpectedUse {

    private final OverUse use;
    private final Instant clock;
    private final Expected expected;

    private BelowExpectedUse(DeliveryCase about, Expected expected) {
        this.use = new OverUse(about);
        this.clock = about.delivery().clockStartAt;
        this.expected = expected;
    }

    static List<Run> runs(DeliveryCase about) {
        Instant clock = about.delivery().clockStartAt;
        Expected expected = about.world().catalogue.expected(about.delivery().feature);
        if (expected == null || !expected.isSaid() || clock == null || !clock.isBefore(expected.by())) {
            return List.of();
        }
        BelowExpectedUse below = new BelowExpectedUse(about, expected);
        Duration window = Duration.between(clock, expected.by());
        return List.of(new Run(
                about.topic(Kind.BELOW_EXPECTED_USE, expected.policy()),
                about.delivery().deliveredAt(),
                clock,
                lapsed -> below.use.due(clock, window, WorkingTime.of(null)),
                Answer.by(below.reached(), "REACHED"),
                below::evidence));
    }

    /** The use with which both numbers are reached; {@code null} where none does. */
    private Fact reached() {
        List<Fact> uses = new ArrayList<>();
        for (Fact usage : use.usesSince(Sources.hour(clock))) {
            uses.add(usage);
            if (OverUse.sum(uses) >= expected.uses() && OverUse.actors(uses) >= expected.actors()) {
                return usage;
            }
        }
        return null;
    }

    private ObjectNode evidence(Due due, Instant opened) {
        List<Fact> window = use.within(Sources.hour(clock), due.deadline());
        List<Fact> uses = window.stream().filter(use::isUse).toList();
        ObjectNode counts = JsonNodeFactory.instance
                .objectNode()
                .put("deployments", use.deploymentsBy(opened))
                .put("uses", OverUse.sum(uses))
                .put("actors", OverUse.actors(uses));
        if (expected.uses() > 0) {
            counts.put("expectedUses", expected.uses());
        }
        if (expected.actors() > 0) {
            counts.put("expectedActors", expected.actors());
        }
        counts.setAll(Rows.otherSignals(window, use.countUnknown));
        return use.evidence(counts, window, Sources.hour(clock), due.deadline());
    }
}

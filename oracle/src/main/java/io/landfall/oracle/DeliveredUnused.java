package io.landfall.oracle;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** {@code DELIVERED_UNUSED}: proven to report, and used less than the threshold through the adoption window. */
final class DeliveredUnused {

    private final OverUse use;
    private final Instant clock;
    private final long threshold;

    private DeliveredUnused(DeliveryCase about) {
        this.use = new OverUse(about);
        this.clock = about.delivery().clockStartAt;
        this.threshold = about.settings().adoptionMinUses();
    }

    static List<Run> runs(DeliveryCase about) {
        Settings settings = about.settings();
        Duration window = settings.window(Kind.DELIVERED_UNUSED.window);
        if (window == null || about.delivery().clockStartAt == null || settings.adoptionMinUses() <= 0) {
            return List.of();
        }
        DeliveredUnused unused = new DeliveredUnused(about);
        return List.of(new Run(
                about.topic(Kind.DELIVERED_UNUSED),
                about.delivery().deliveredAt(),
                unused.clock,
                lapsed -> unused.use.due(unused.clock, window, settings.workingTime()),
                Answer.by(unused.reached(), "USE"),
                unused::evidence));
    }

    /** "The sum of count since then reaches adoptionMinUses": the fact that does; {@code null} where none does. */
    private Fact reached() {
        long sum = 0;
        for (Fact usage : use.usesSince(Sources.hour(clock))) {
            sum += Usages.count(usage);
            if (sum >= threshold) {
                return usage;
            }
        }
        return null;
    }

    private ObjectNode evidence(Due due, Instant opened) {
        List<Fact> window = use.within(Sources.hour(clock), due.deadline());
        ObjectNode counts = JsonNodeFactory.instance
                .objectNode()
                .put("deployments", use.deploymentsBy(opened))
                .put("threshold", threshold)
                .put("uses", OverUse.sum(window.stream().filter(use::isUse).toList()));
        counts.setAll(Rows.otherSignals(window, use.countUnknown));
        return use.evidence(counts, window, Sources.hour(clock), due.deadline());
    }
}

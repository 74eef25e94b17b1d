package io.landfall.oracle;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** {@code DELIVERED_UNOBSERVABLE}: nothing ever proved through the adoption window that the feature can report. */
final class DeliveredUnobservable {

    private final DeliveryCase about;
    private final OverUse use;
    private final Instant clock;

    private DeliveredUnobservable(DeliveryCase about) {
        this.about = about;
        this.use = new OverUse(about);
        this.clock = about.deliveryClock();
    }

    static List<Run> runs(DeliveryCase about) {
        boolean declared = about.world().catalogue.declaredProven(about.delivery().feature);
        boolean on = about.settings().sets(Kind.DELIVERED_UNOBSERVABLE.window);
        if (declared || !on || about.deliveryClock() == null) {
            return List.of();
        }
        DeliveredUnobservable unobservable = new DeliveredUnobservable(about);
        return List.of(new Run(
                about.topic(Kind.DELIVERED_UNOBSERVABLE),
                about.delivery().deliveredAt(),
                unobservable.clock,
                lapsed -> unobservable.due(),
                unobservable.proof(),
                unobservable::evidence));
    }

    private Answer proof() {
        return use.usages.isEmpty() ? null : Answer.by(use.usages.get(0), "SIGNAL");
    }

    /** "Its unknown time leaves out what lies before the first hearing of any of its sources." */
    private Due due() {
        Settings settings = about.settings();
        Duration window = settings.window(Kind.DELIVERED_UNOBSERVABLE.window);
        List<Interval> unknown = use.unknown().stream()
                .filter(interval -> !interval.start().equals(Instant.MIN))
                .toList();
        Due due = use.due(clock, window, settings.workingTime(), unknown);
        return due != null && isHeard(due.deadline()) ? due : null;
    }

    /** "Once one was heard in the hour of D or later, or none of them was ever heard before D." */
    private boolean isHeard(Instant deadline) {
        Usages usages = about.world().usages;
        String feature = about.delivery().feature;
        return usages.heardSince(feature, deadline) || !usages.heardBefore(feature, deadline);
    }

    private ObjectNode evidence(Due due, Instant opened) {
        ObjectNode counts = JsonNodeFactory.instance.objectNode().put("deployments", use.deploymentsBy(opened));
        return use.evidence(counts, List.of(), Sources.hour(clock), due.deadline());
    }
}

package io.landfall.oracle;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** One delivery episode, as its verdicts look at it. */
record DeliveryCase(World world, Delivery delivery, Settings settings) {

    static DeliveryCase of(World world, Delivery delivery) {
        return new DeliveryCase(world, delivery, world.settings(delivery));
    }

    /** A topic whose window is that of its kind. */
    Topic topic(Kind kind) {
        return topic(kind, settings.applied(kind.window));
    }

    Topic topic(Kind kind, ObjectNode policy) {
        String name = world.catalogue.name(delivery.feature);
        return new Topic(
                kind,
                "feature:" + delivery.feature,
                name != null ? name : delivery.feature,
                world.team(delivery),
                delivery.number,
                delivery.deliveredAt(),
                settings,
                policy);
    }

    /** "The latest of deliveredAt, start of the first effective stretch, launchAt"; {@code null}: none. */
    Instant deliveryClock() {
        return delivery.deliveryClock(world.catalogue);
    }

    /**
     * The window is used up only while effective and not paused, from the start of the clock. A piece of time that ends
     * at or before the deadline, as it is rounded, does not reach it; the rest of the window runs on in the next.
     */
    Due due(Instant clock, Duration window, WorkingTime time, List<Interval> pauses, UnaryOperator<Instant> rounding) {
        Duration left = window;
        for (Stretch stretch : delivery.effective) {
            Interval effective = new Interval(stretch.start(), stretch.ended() ? stretch.end() : Instant.MAX);
            for (Interval piece : Interval.difference(effective, pauses)) {
                if (!piece.end().isAfter(clock)) {
                    continue;
                }
                Instant from = Run.later(piece.start(), clock);
                Instant deadline = rounding.apply(time.plus(from, left));
                if (piece.end().isAfter(deadline)) {
                    return new Due(deadline, heldFrom(deadline), Interval.within(pauses, clock, deadline));
                }
                Duration rest = left.minus(time.between(from, piece.end()));
                left = rest.isNegative() ? Duration.ZERO : rest;
            }
        }
        return null;
    }

    /** The effective stretches that go on after an instant. */
    List<Span> heldFrom(Instant deadline) {
        List<Span> spans = new ArrayList<>();
        for (Stretch stretch : delivery.effective) {
            if (stretch.goesOnAfter(deadline)) {
                spans.add(new Span(stretch.start(), stretch.taken()));
            }
        }
        return spans;
    }
}

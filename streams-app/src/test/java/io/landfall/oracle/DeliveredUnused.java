package io.landfall.oracle;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The alerts {@code DELIVERED_UNUSED} of one delivery episode. */
final class DeliveredUnused {

    private final World world;
    private final Delivery delivery;
    private final String subject;
    private final Settings settings;
    private final List<Fact> usages;

    DeliveredUnused(World world, Delivery delivery) {
        this.world = world;
        this.delivery = delivery;
        this.subject = "feature:" + delivery.feature;
        this.settings = world.settings(delivery);
        this.usages = world.usages.of(delivery.feature);
    }

    /** What the adoption window came to: when, and in which effective stretch. */
    private record Due(Instant deadline, Stretch stretch) {}

    List<Alert> alerts() {
        Due due = due();
        boolean heard = due != null && world.usages.heardSince(delivery.feature, due.deadline);
        if (!heard || settings.adoptionMinUses() <= 0) {
            return List.of();
        }
        List<Alert> alerts = new ArrayList<>();
        for (Decisions.Gap gap : world.decisions.gaps(subject, delivery.deliveredAt())) {
            Alert alert = alert(due, gap);
            if (alert != null) {
                alerts.add(alert);
            }
        }
        return alerts;
    }

    /**
     * The window is used up only while effective, from the start of the clock. An effective stretch that ends at or
     * before the deadline, which is rounded up to a whole hour, prevents it there; the rest of the window runs on at
     * the resumption.
     */
    private Due due() {
        Duration left = settings.window("adoptionWindow");
        if (left == null || delivery.clockStartAt == null) {
            return null;
        }
        WorkingTime time = settings.workingTime();
        for (Stretch stretch : delivery.effective) {
            if (!stretch.goesOnAfter(delivery.clockStartAt)) {
                continue;
            }
            Instant from = later(stretch.start(), delivery.clockStartAt);
            Instant deadline = wholeHour(time.plus(from, left));
            if (stretch.goesOnAfter(deadline)) {
                return new Due(deadline, stretch);
            }
            Duration rest = left.minus(time.between(from, stretch.end()));
            left = rest.isNegative() ? Duration.ZERO : rest;
        }
        return null;
    }

    /**
     * The alert of one gap between decisions: it holds in every effective stretch from its opening on in which
     * nothing has answered it yet, and is open again where one resumes. What ended the last of them cleared it.
     */
    private Alert alert(Due due, Decisions.Gap gap) {
        Instant opened = gap.opens(due.deadline);
        boolean held = false;
        Answer answer = null;
        for (Stretch stretch : delivery.effective) {
            boolean after = stretch.start().isAfter(due.stretch.start());
            if (!after && stretch != due.stretch) {
                continue;
            }
            Answer end = Answer.first(
                    Answer.by(stretch.endedBy(), causeOfEnd(stretch)),
                    Answer.by(gap.endedBy(), "DECISION"),
                    Answer.by(reached(), "USE"));
            Instant from = later(opened, stretch.start());
            if (end == null || end.at().isAfter(from) || usedAtItsDeadline(due, gap, stretch, end)) {
                held = true;
                answer = end;
            }
        }
        if (!held || !world.asOf.isAfter(opened)) {
            return null;
        }
        return alert(opened, answer, gap.lapsedAt() == null ? delivery.clockStartAt : gap.lapsedAt(), due);
    }

    /**
     * "A use at that end coming after": one that comes at the very deadline did not prevent the alert, it clears it.
     * Not so where a decision was still live at that instant.
     */
    private boolean usedAtItsDeadline(Due due, Decisions.Gap gap, Stretch stretch, Answer end) {
        boolean undecided = gap.lapsedAt() == null || gap.lapsedAt().isBefore(due.deadline);
        boolean decidedThen =
                gap.endedBy() != null && !gap.endedBy().occurredAt().isAfter(due.deadline);
        return stretch == due.stretch
                && undecided
                && !decidedThen
                && end.cause().equals("USE")
                && end.at().equals(due.deadline);
    }

    /** "The sum of count since then reaches adoptionMinUses": the fact that does; {@code null} where none does. */
    private Fact reached() {
        long sum = 0;
        for (Fact usage : usages) {
            if (usage.occurredAt().isBefore(windowStart()) || !Usages.counts(usage, settings.countUnknown())) {
                continue;
            }
            sum += Usages.count(usage);
            if (sum >= settings.adoptionMinUses()) {
                return usage;
            }
        }
        return null;
    }

    private static String causeOfEnd(Stretch stretch) {
        return stretch.ended() && "REMOVED".equals(stretch.endedBy().text("status")) ? "REMOVED" : "ROLLBACK";
    }

    private Alert alert(Instant opened, Answer answer, Instant clockStarted, Due due) {
        String name = world.catalogue.name(delivery.feature);
        return new Alert(
                Alert.Kind.DELIVERED_UNUSED,
                subject,
                name != null ? name : delivery.feature,
                world.team(delivery),
                delivery.number,
                delivery.deliveredAt(),
                opened,
                answer,
                clockStarted,
                settings,
                evidence(due, opened));
    }

    private ObjectNode evidence(Due due, Instant opened) {
        boolean countUnknown = settings.countUnknown();
        List<Fact> window = usages.stream()
                .filter(usage -> Usages.within(usage, windowStart(), due.deadline))
                .toList();
        ObjectNode evidence = JsonNodeFactory.instance.objectNode();
        ObjectNode counts = evidence.putObject("counts");
        counts.put("deployments", delivery.deploymentsBy(opened));
        counts.put("threshold", settings.adoptionMinUses());
        counts.put(
                "uses",
                window.stream()
                        .filter(usage -> Usages.counts(usage, countUnknown))
                        .mapToLong(Usages::count)
                        .sum());
        counts.setAll(Rows.otherSignals(window, countUnknown));
        Stream<Fact> facts = Stream.concat(Stream.of(delivery.starter.fact()), window.stream());
        Rows.strings(evidence, "facts", facts.map(Fact::id).limit(10).toList());
        double coverage = world.usages.coverage(delivery.feature, windowStart(), due.deadline);
        evidence.put("coverage", BigDecimal.valueOf(coverage).stripTrailingZeros()); // integers plain
        return evidence;
    }

    /** "Widened to whole UTC hours: from the hour of their start to their end rounded up to a whole hour." */
    private Instant windowStart() {
        return delivery.clockStartAt.truncatedTo(ChronoUnit.HOURS);
    }

    private static Instant wholeHour(Instant instant) {
        Instant floor = instant.truncatedTo(ChronoUnit.HOURS);
        return floor.equals(instant) ? instant : floor.plus(1, ChronoUnit.HOURS);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}

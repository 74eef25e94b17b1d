package io.landfall.oracle;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** {@code USE_FADED}: was used as much as adoption asks for, and then not for the fade window or its cadence. */
final class UseFaded {

    private final OverUse use;
    private final Delivery delivery;
    private final Settings settings;
    /** The uses that count since the hour of the use clock, by hour. */
    private final TreeMap<Instant, List<Fact>> hours = new TreeMap<>();

    private UseFaded(DeliveryCase about) {
        this.use = new OverUse(about);
        this.delivery = about.delivery();
        this.settings = about.settings();
        for (Fact usage : use.usesSince(Sources.hour(delivery.clockStartAt))) {
            hours.computeIfAbsent(Sources.hour(usage.occurredAt()), hour -> new ArrayList<>())
                    .add(usage);
        }
    }

    static List<Run> runs(DeliveryCase about) {
        boolean on = about.settings().sets(Kind.USE_FADED.window) && about.delivery().clockStartAt != null;
        return on ? new UseFaded(about).runs() : List.of();
    }

    private List<Run> runs() {
        List<Run> runs = new ArrayList<>();
        long needed = Math.max(1, settings.adoptionMinUses());
        hours.keySet().forEach(hour -> {
            if (usesThrough(hour) >= needed && isOfTheEpisode(hour)) {
                runs.add(run(hour));
            }
        });
        return runs;
    }

    /** "Before the hour of the next episode's start." */
    private boolean isOfTheEpisode(Instant hour) {
        return delivery.nextStart == null || hour.isBefore(Sources.hour(delivery.nextStart));
    }

    private long usesThrough(Instant hour) {
        return hours.headMap(hour, true).values().stream()
                .mapToLong(OverUse::sum)
                .sum();
    }

    private Run run(Instant hour) {
        List<Fact> uses = hours.get(hour);
        Instant clock = uses.get(uses.size() - 1).occurredAt();
        var next = hours.higherEntry(hour);
        return new Run(
                use.about.topic(Kind.USE_FADED, policy()),
                clock,
                clock,
                lapsed -> use.due(clock, window(), settings.workingTime()),
                next == null ? null : Answer.by(next.getValue().get(0), "USE"),
                (due, opened) -> evidence(hour, due, opened));
    }

    /** "FadeWindow, at least cadence." */
    private Duration window() {
        Duration fade = settings.window(Kind.USE_FADED.window);
        return hasLongerCadence() ? Duration.parse(cadence()) : fade;
    }

    private ObjectNode policy() {
        ObjectNode policy = settings.applied(Kind.USE_FADED.window);
        return hasLongerCadence() ? policy.put("window", cadence()) : policy;
    }

    private boolean hasLongerCadence() {
        Duration fade = settings.window(Kind.USE_FADED.window);
        return cadence() != null && Duration.parse(cadence()).compareTo(fade) > 0;
    }

    private String cadence() {
        return use.about.world().catalogue.cadence(delivery.feature);
    }

    private ObjectNode evidence(Instant hour, Due due, Instant opened) {
        Instant start = hour.plus(1, ChronoUnit.HOURS);
        List<Fact> window = use.within(start, due.deadline());
        ObjectNode counts = JsonNodeFactory.instance
                .objectNode()
                .put("deployments", use.deploymentsBy(opened))
                .put("uses", usesThrough(hour));
        counts.setAll(Rows.otherSignals(window, use.countUnknown));
        return use.evidence(counts, window, start, due.deadline());
    }
}

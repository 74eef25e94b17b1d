package io.landfall.oracle;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The rows that are no alerts: items and deliveries. "Absent ones left out, zeros written." */
final class Rows {

    private Rows() {}

    /** The state of an item in its last episode. */
    static ObjectNode item(World world, WorkItem item) {
        WorkItem.Episode episode = item.lastEpisode();
        Fact latest = item.latest();
        ObjectNode row = JsonNodeFactory.instance.objectNode().put("itemId", item.id);
        for (String field : List.of("key", "title", "team", "itemType", "workKind", "status")) {
            put(row, field, latest.text(field));
        }
        row.put("statusCategory", WorkItem.category(item.snapshots.get(item.snapshots.size() - 1)));
        row.put("episode", episode.number());
        put(row, "createdAt", item.createdAt());
        put(row, "committedAt", episode.firstAtOrBeyond("COMMITTED"));
        put(row, "startedAt", episode.firstAtOrBeyond("ACTIVE"));
        put(row, "almostDoneAt", episode.firstAlmostDone());
        put(row, "closedAt", episode.closedAt());
        row.put("reopened", item.episodes.size() - 1);
        strings(row, "features", world.catalogue.featuresOf(item));
        return row.put("delivered", world.deliveries.delivered(item));
    }

    static ObjectNode delivery(World world, Delivery delivery) {
        ObjectNode row = JsonNodeFactory.instance.objectNode().put("feature", delivery.feature);
        put(row, "name", world.catalogue.name(delivery.feature));
        put(row, "team", world.team(delivery));
        row.put("episode", delivery.number);
        put(row, "deliveredAt", delivery.deliveredAt());
        put(row, "clockStartAt", delivery.clockStartAt);
        row.put("effective", delivery.effectiveNow());
        put(row, "endedAt", delivery.endedAt());
        put(row, "service", delivery.starter.state().text("service"));
        put(row, "version", delivery.starter.state().text("version"));
        row.put("deployments", delivery.deploymentsBy(world.asOf));
        row.put("instrumentation", isProven(world, delivery) ? "PROVEN" : "UNPROVEN");
        addUses(row, world, delivery);
        put(row, "unknownSince", unknownSince(world, delivery));
        return row;
    }

    /** The start of the unknown stretch that holds at as-of, be it before the delivery; {@code null} where none does. */
    private static Instant unknownSince(World world, Delivery delivery) {
        return world.sources.unknown(delivery.feature).stream()
                .filter(unknown -> delivery.effectiveNow() && unknown.contains(world.asOf))
                .map(Interval::start)
                .findFirst()
                .orElse(null);
    }

    /** Uses from the hour of the clock's start until the next episode's start or as-of. */
    private static void addUses(ObjectNode row, World world, Delivery delivery) {
        boolean countUnknown = world.settings(delivery).countUnknown();
        List<Fact> heard = sinceClock(world, delivery);
        List<Fact> uses = heard.stream()
                .filter(usage -> Usages.counts(usage, countUnknown))
                .toList();
        if (!uses.isEmpty()) {
            put(row, "firstUseAt", uses.get(0).occurredAt());
            put(row, "lastUseAt", uses.get(uses.size() - 1).occurredAt());
        }
        row.put("uses", uses.stream().mapToLong(Usages::count).sum());
        row.put(
                "actors",
                uses.stream()
                        .map(use -> use.text("actor"))
                        .filter(actor -> actor != null)
                        .distinct()
                        .count());
        row.set("otherSignals", otherSignals(heard, countUnknown));
    }

    private static List<Fact> sinceClock(World world, Delivery delivery) {
        if (delivery.clockStartAt == null) {
            return List.of();
        }
        Instant start = delivery.clockStartAt.truncatedTo(ChronoUnit.HOURS);
        Instant end = delivery.nextStart == null
                ? Instant.MAX
                : delivery.nextStart.truncatedTo(ChronoUnit.HOURS); // use is told apart by whole hours
        return world.usages.of(delivery.feature).stream()
                .filter(usage -> Usages.within(usage, start, end))
                .toList();
    }

    /** Usage facts that are no counted use, by actor class in lower case, summed by count; only what is above 0. */
    static ObjectNode otherSignals(List<Fact> usages, boolean countUnknown) {
        Map<String, Long> sums = new TreeMap<>();
        usages.stream()
                .filter(usage -> !Usages.counts(usage, countUnknown) && Usages.count(usage) > 0)
                .forEach(usage -> sums.merge(Usages.actorClass(usage), Usages.count(usage), Long::sum));
        ObjectNode others = JsonNodeFactory.instance.objectNode();
        for (String actorClass : List.of("EXTERNAL", "INTERNAL", "SYNTHETIC", "BOT", "UNKNOWN")) {
            if (sums.containsKey(actorClass)) {
                others.put(actorClass.toLowerCase(Locale.ROOT), sums.get(actorClass));
            }
        }
        return others;
    }

    private static boolean isProven(World world, Delivery delivery) {
        return world.catalogue.declaredProven(delivery.feature)
                || !world.usages.of(delivery.feature).isEmpty();
    }

    static void put(ObjectNode row, String field, Object value) {
        if (value != null) {
            row.put(field, value.toString());
        }
    }

    static void strings(ObjectNode row, String field, Collection<String> values) {
        values.forEach(row.putArray(field)::add);
    }
}

package io.landfall.oracle;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** One episode of an item, as its verdicts look at it. */
record ItemCase(World world, WorkItem item, WorkItem.Episode episode, Settings settings) {

    static ItemCase of(World world, WorkItem item, WorkItem.Episode episode) {
        return new ItemCase(world, item, episode, world.settings(item, episode));
    }

    /** A run whose condition holds from its clock's start up to an end. */
    Run run(Kind kind, Instant since, Instant clock, Answer end, Function<Instant, Instant> deadline) {
        Function<Instant, Due> due = lapsed -> {
            Instant found = deadline.apply(lapsed);
            return found == null ? null : new Due(found, List.of(new Span(clock, end)));
        };
        return new Run(topic(kind), since, clock, due, null, (ignored, opened) -> evidence(opened));
    }

    /** A run with the window of its kind. */
    Run run(Kind kind, Instant since, Instant clock, Answer end) {
        Duration window = settings.window(kind.window);
        WorkingTime time = settings.workingTime();
        return run(kind, since, clock, end, lapsed -> time.plus(lapsed == null ? clock : lapsed, window));
    }

    /** "Where it ends at the closing's instant, the closing is its end and CLOSURE its cause." */
    Answer end(Stretch stretch, String cause) {
        boolean closed = episode.closedBy() != null && !stretch.goesOnAfter(episode.closedAt());
        return closed && stretch.end().equals(episode.closedAt()) ? closing() : Answer.by(stretch.endedBy(), cause);
    }

    Answer closing() {
        return Answer.by(episode.closedBy(), "CLOSURE");
    }

    private Topic topic(Kind kind) {
        Fact latest = item.latest();
        String key = latest.has("key") ? latest.text("key") : item.id;
        return new Topic(
                kind,
                "item:" + item.id,
                latest.has("title") ? latest.text("title") : key, // "title or name, else key, else id"
                latest.text("team"),
                episode.number(),
                episode.start(),
                settings,
                settings.applied(kind.window));
    }

    /** The item facts of the episode up to openedAt: how many, and the earliest ten. */
    private ObjectNode evidence(Instant opened) {
        List<String> ids = episode.snapshots().stream()
                .filter(snapshot -> !snapshot.at().isAfter(opened))
                .map(snapshot -> snapshot.fact().id())
                .toList();
        ObjectNode evidence = JsonNodeFactory.instance.objectNode();
        evidence.putObject("counts").put("facts", ids.size());
        Rows.strings(evidence, "facts", ids.stream().limit(10).toList());
        return evidence;
    }
}

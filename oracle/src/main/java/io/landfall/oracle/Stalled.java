package io.landfall.oracle;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** {@code STALLED}: in ACTIVE without counted activity for longer than the window. */
final class Stalled {

    private Stalled() {}

    static List<Run> runs(ItemCase about) {
        List<Run> runs = new ArrayList<>();
        if (about.settings().sets(Kind.STALLED.window)) {
            about.episode().in("ACTIVE").forEach(stretch -> runs.addAll(runs(about, stretch)));
        }
        return runs;
    }

    /** "A run from its start and from each later counted fact to the next counted fact." */
    private static List<Run> runs(ItemCase about, Stretch stretch) {
        Answer last = about.end(stretch, "ACTIVITY");
        List<Run> runs = new ArrayList<>();
        Fact from = stretch.startedBy();
        for (Fact fact : counted(about.episode())) {
            boolean within = fact.occurredAt().isAfter(from.occurredAt()) && stretch.contains(fact.occurredAt());
            if (within) {
                runs.add(run(about, from, Answer.by(fact, "ACTIVITY")));
                from = fact;
            }
        }
        runs.add(run(about, from, last == null || last.cause().equals("CLOSURE") ? last : leaving(about, last)));
        return runs;
    }

    /** Of the facts of the instant at which it left ACTIVE, the first counted one, else the one that left. */
    private static Answer leaving(ItemCase about, Answer left) {
        return counted(about.episode()).stream()
                .filter(fact -> fact.occurredAt().equals(left.at()))
                .map(fact -> Answer.by(fact, "ACTIVITY"))
                .findFirst()
                .map(counted -> Answer.first(counted, left))
                .orElse(left);
    }

    private static Run run(ItemCase about, Fact from, Answer end) {
        Instant clock = Run.later(from.occurredAt(), about.episode().start());
        return about.run(Kind.STALLED, clock, clock, end);
    }

    private static List<Fact> counted(WorkItem.Episode episode) {
        return episode.snapshots().stream()
                .map(Snapshot::fact)
                .filter(fact -> !"false".equals(fact.text("activity")))
                .toList();
    }
}

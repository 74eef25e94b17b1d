package io.landfall.oracle;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** {@code ENTRY_UNDECIDED}: in INTAKE longer than the entry window without a decision on its entry. */
final class EntryUndecided {

    private EntryUndecided() {}

    static List<Run> runs(ItemCase about) {
        List<Run> runs = new ArrayList<>();
        if (about.settings().sets(Kind.ENTRY_UNDECIDED.window)) {
            for (Stretch stretch : about.episode().in("INTAKE")) {
                Instant clock = clock(about.episode(), stretch);
                runs.add(about.run(Kind.ENTRY_UNDECIDED, clock, clock, about.end(stretch, "START")));
            }
        }
        return runs;
    }

    /**
     * "The stretch's first fact; for a stretch that begins with the first fact of its episode: the episode's start
     * (creation)", that is, with the instant of the first fact.
     */
    private static Instant clock(WorkItem.Episode episode, Stretch stretch) {
        boolean first = stretch.start().equals(episode.snapshots().get(0).at());
        return first ? episode.start() : Run.later(stretch.start(), episode.start());
    }
}

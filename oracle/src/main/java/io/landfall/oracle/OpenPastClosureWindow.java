package io.landfall.oracle;

import java.time.Instant;
import java.util.List;

/** {@code OPEN_PAST_CLOSURE_WINDOW}: open longer than the closure window. */
final class OpenPastClosureWindow {

    private OpenPastClosureWindow() {}

    static List<Run> runs(ItemCase about) {
        Kind kind = Kind.OPEN_PAST_CLOSURE_WINDOW;
        WorkItem.Episode episode = about.episode();
        Instant clock = clock(episode, about.settings().closureClock());
        return about.settings().sets(kind.window) && clock != null
                ? List.of(about.run(kind, episode.start(), clock, about.closing()))
                : List.of();
    }

    /** "None, no clock": {@code null}. */
    private static Instant clock(WorkItem.Episode episode, String closureClock) {
        return switch (closureClock) {
            case "COMMITTED" -> episode.firstAtOrBeyond("COMMITTED");
            case "STARTED" -> episode.firstAtOrBeyond("ACTIVE");
            default -> episode.start();
        };
    }
}

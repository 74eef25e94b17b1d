package io.landfall.domain.verdict;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** A verdict with all that makes it trustworthy: what was applied, what it rests on, what it asks for and of whom. */
public record Alert(
        Kind kind,
        String subject,
        String title,
        @Nullable String team,
        long episode,
        Life life,
        Applied policy,
        Evidence evidence) {

    /** The scope that supplied the window, the version of its record, and the window as written. */
    public record Applied(String scope, String version, String window) {}

    /**
     * What was known by the time it opened.
     *
     * @param facts ids of the earliest facts, ten at most
     * @param coverage share of the window's hours in which a source of the feature was heard, where use is judged
     * @param paused how long the window stood still because every source of the feature was silent
     */
    public record Evidence(
            SortedMap<String, Long> counts,
            List<String> facts,
            @Nullable Double coverage,
            Duration paused) {

        public static final int FACTS = 10;

        public Evidence(SortedMap<String, Long> counts, List<String> facts) {
            this(counts, facts, null, Duration.ZERO);
        }
    }

    /** Identity: the same verdict on the same run of the same subject. */
    public record Id(Kind kind, String subject, Instant clockStartedAt) {}

    public Id id() {
        return new Id(kind, subject, life.clockStartedAt());
    }
}

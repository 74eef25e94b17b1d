package io.landfall.domain.fact;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Usage of one signal, or of a feature that the sender named, in one UTC hour.
 *
 * @param patterns in the place of the signal, of a source that has too many of them: all that the signals match
 * @param hour hours since 1970
 */
public record UseBucket(
        @Nullable String signal,
        @Nullable String feature,
        List<String> patterns,
        long hour,
        List<Cell> cells,
        List<String> sources) {

    /** What it is about. */
    public record Key(@Nullable String signal, @Nullable String feature, List<String> patterns) {}

    public Key key() {
        return new Key(signal, feature, patterns);
    }

    /** What telemetry saw. */
    public enum Kind {
        USE,
        EXPOSURE,
        EVALUATION,
        HEARTBEAT
    }

    /** Who acted. */
    public enum ActorClass {
        EXTERNAL,
        INTERNAL,
        SYNTHETIC,
        BOT,
        UNKNOWN
    }

    /** What the facts of a cell have in common. */
    public record Sort(Kind kind, ActorClass actorClass, boolean production) {}

    /** One usage fact; the actor is a hash, absent where none was named. */
    public record Entry(FactOrder at, long count, @Nullable Long actor) {}

    /** Uses from a first to a last one, and how many they are. */
    public record Run(FactOrder first, Instant last, long sum) {}

    /**
     * Usage facts alike in kind, class and environment.
     *
     * @param sum sum of all counts
     * @param last the last fact
     * @param earliest the earliest facts in order; all of them unless there are very many
     * @param actors the distinct actors
     * @param runs of several hours, all runs of their uses in order, with the gaps between them; empty for one hour
     */
    public record Cell(
            Kind kind,
            ActorClass actorClass,
            boolean production,
            long sum,
            Instant last,
            List<Entry> earliest,
            Actors actors,
            List<Run> runs) {

        /** Of one hour. */
        public Cell(
                Kind kind,
                ActorClass actorClass,
                boolean production,
                long sum,
                Instant last,
                List<Entry> earliest,
                Actors actors) {
            this(kind, actorClass, production, sum, last, earliest, actors, List.of());
        }

        public Sort sort() {
            return new Sort(kind, actorClass, production);
        }

        public boolean countsAsUse(boolean countUnknown) {
            return kind == Kind.USE
                    && production
                    && (actorClass == ActorClass.EXTERNAL || (countUnknown && actorClass == ActorClass.UNKNOWN));
        }
    }
}

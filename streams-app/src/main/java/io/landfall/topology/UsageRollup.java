package io.landfall.topology;

import io.landfall.domain.fact.Hours;
import io.landfall.schema.Usage;
import io.landfall.schema.internal.Envelope;
import io.landfall.schema.internal.Heard;
import io.landfall.usage.UseRoll;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Rolls usage up before it crosses the network: what was read since the last flush, by signal, source and hour. Sets, so it
 * does not matter in how many parts they arrive, nor how often.
 */
final class UsageRollup {

    private record Place(String source, long hour) {

        boolean is(String otherSource, long otherHour) {
            return hour == otherHour && source.equals(otherSource);
        }
    }

    /** What was read of a place. */
    private static final class Rolls {

        private final Place place;
        private final Map<String, Rolled> bySignal = new HashMap<>();
        private final Map<String, Rolled> byFeature = new HashMap<>();
        private final Map<List<String>, Rolled> byPatterns = new HashMap<>();
        private Instant first = Instant.MAX;

        Rolls(Place place) {
            this.place = place;
        }

        String source() {
            return place.source;
        }

        long hour() {
            return place.hour;
        }
    }

    private static final class Rolled {

        private final UseRoll roll;
        private Instant heardAt = Instant.MIN;

        Rolled(UseRoll roll) {
            this.roll = roll;
        }
    }

    private final Router.Out out;
    private final Function<String, List<String>> patterns;
    private final SignalNames names = new SignalNames();
    private final Map<Place, Rolls> places = new HashMap<>();
    private final HeardLately heard = new HeardLately();
    private final HeardLately crowded = new HeardLately();
    private @Nullable Rolls latest;
    private int size;

    /** @param patterns those of the catalogue that a signal matches */
    UsageRollup(Router.Out out, Function<String, List<String>> patterns) {
        this.out = out;
        this.patterns = patterns;
    }

    /** @param appended when the pipeline heard it */
    void add(Usage usage, Instant appended) {
        Instant at = usage.getOccurredAt();
        Rolls rolls = rolls(usage.getSource(), Hours.of(at));
        Rolled rolled = rolled(rolls, usage, appended);
        rolled.roll.add(usage);
        rolled.heardAt = appended.isAfter(rolled.heardAt) ? appended : rolled.heardAt;
        if (at.isBefore(rolls.first)) {
            rolls.first = at;
            if (heard.isNews(rolls.source(), rolls.hour(), at)) {
                hearing(new Heard(rolls.source(), rolls.hour(), at, false), appended);
            }
        }
    }

    /** Mostly where the one before was. */
    private Rolls rolls(String source, long hour) {
        Rolls rolls = latest;
        if (rolls == null || !rolls.place.is(source, hour)) {
            rolls = places.computeIfAbsent(new Place(source, hour), Rolls::new);
            latest = rolls;
        }
        return rolls;
    }

    private Rolled rolled(Rolls rolls, Usage usage, Instant appended) {
        String feature = usage.getFeature();
        if (feature != null) {
            return rolled(rolls.byFeature, feature, () -> new UseRoll(null, feature, rolls.hour(), rolls.source()));
        }
        String signal = usage.getSignal();
        Rolled known = rolls.bySignal.get(signal);
        if (known != null) {
            return known;
        }
        boolean kept = names.keeps(rolls.source(), rolls.hour(), signal);
        if (!kept && crowded.isNews(rolls.source(), rolls.hour(), Hours.start(rolls.hour()))) {
            Heard crowd = new Heard(rolls.source(), rolls.hour(), Hours.start(rolls.hour()), true);
            out.tell(Channel.FEATURES, Multicast.EVERYBODY, Rows.hearing(crowd, appended));
        }
        List<String> matched = kept ? List.of() : patterns.apply(signal);
        if (kept || matched.contains(signal)) { // by its name where the catalogue has it: there is an end to those
            return rolled(rolls.bySignal, signal, () -> new UseRoll(signal, null, rolls.hour(), rolls.source()));
        }
        return rolled(rolls.byPatterns, matched, () -> UseRoll.matching(matched, rolls.hour(), rolls.source()));
    }

    private <K> Rolled rolled(Map<K, Rolled> rolls, K name, Supplier<UseRoll> empty) {
        Rolled rolled = rolls.get(name);
        if (rolled == null) {
            rolled = new Rolled(empty.get());
            rolls.put(name, rolled);
            size++;
        }
        return rolled;
    }

    private void hearing(Heard hearing, Instant appended) {
        Envelope row = Rows.hearing(hearing, appended);
        out.tell(Channel.FEATURES, Multicast.EVERYBODY, row);
        out.tell(Channel.SOURCES, hearing.getSource(), row);
    }

    /** How many sets wait to be told. */
    int size() {
        return size;
    }

    /** Tells all that was rolled up. */
    void flush() {
        for (Rolls rolls : places.values()) {
            rolls.bySignal.values().forEach(this::tell);
            rolls.byFeature.values().forEach(this::tell);
            rolls.byPatterns.values().forEach(this::tell);
        }
        places.clear();
        latest = null;
        size = 0;
    }

    private void tell(Rolled rolled) {
        Envelope row = new Envelope(Rows.name("rolled", rolled.roll.source()), rolled.heardAt, rolled.roll.toAvro());
        out.tell(Channel.REFERENCES, ReferenceLogic.subject(rolled.roll), row);
    }
}

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
import org.jspecify.annotations.Nullable;

/**
 * Rolls usage up before it crosses the network: what was read since the last flush, by signal, source and hour. Sets, so it
 * does not matter in how many parts they arrive, nor how often.
 */
final class UsageRollup {

    private record Key(
            @Nullable String signal, @Nullable String feature, List<String> patterns, String source, long hour) {

        UseRoll roll() {
            return signal == null && feature == null
                    ? UseRoll.matching(patterns, hour, source)
                    : new UseRoll(signal, feature, hour, source);
        }
    }

    private static final class Rolled {

        private final UseRoll roll;
        private Instant heardAt;

        Rolled(UseRoll roll, Instant heardAt) {
            this.roll = roll;
            this.heardAt = heardAt;
        }
    }

    private final Router.Out out;
    private final Function<String, List<String>> patterns;
    private final SignalNames names = new SignalNames();
    private final Map<Key, Rolled> rolls = new HashMap<>();
    private final HeardLately heard = new HeardLately();

    /** @param patterns those of the catalogue that a signal matches */
    UsageRollup(Router.Out out, Function<String, List<String>> patterns) {
        this.out = out;
        this.patterns = patterns;
    }

    /** @param appended when the pipeline heard it */
    void add(Usage usage, Instant appended) {
        long hour = Hours.of(usage.getOccurredAt());
        Rolled rolled = rolled(usage, hour, appended);
        rolled.roll.add(usage);
        rolled.heardAt = appended.isAfter(rolled.heardAt) ? appended : rolled.heardAt;
        if (heard.isNews(usage.getSource(), hour, usage.getOccurredAt())) {
            hearing(new Heard(usage.getSource(), hour, usage.getOccurredAt()), appended);
        }
    }

    private Rolled rolled(Usage usage, long hour, Instant appended) {
        String feature = usage.getFeature();
        String signal = feature == null ? usage.getSignal() : null;
        Key key = new Key(signal, feature, List.of(), usage.getSource(), hour);
        Rolled rolled = rolls.get(key);
        if (rolled != null) {
            return rolled;
        }
        if (signal != null && !names.keeps(key.source, hour, signal)) {
            key = new Key(null, null, patterns.apply(signal), key.source, hour);
        }
        return rolls.computeIfAbsent(key, k -> new Rolled(k.roll(), appended));
    }

    private void hearing(Heard hearing, Instant appended) {
        Envelope row = Rows.hearing(hearing, appended);
        out.tell(Channel.FEATURES, Multicast.EVERYBODY, row);
        out.tell(Channel.SOURCES, hearing.getSource(), row);
    }

    /** How many sets wait to be told. */
    int size() {
        return rolls.size();
    }

    /** Tells all that was rolled up. */
    void flush() {
        rolls.values()
                .forEach(rolled -> out.tell(
                        Channel.REFERENCES,
                        ReferenceLogic.subject(rolled.roll),
                        new Envelope(Rows.name("rolled", rolled.roll.source()), rolled.heardAt, rolled.roll.toAvro())));
        rolls.clear();
    }
}

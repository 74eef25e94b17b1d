package io.landfall.cli.decide;

import io.landfall.cli.broker.TopicReader;
import io.landfall.event.Instants;
import io.landfall.schema.Progress;
import io.landfall.topic.Topics;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** How far sources declared to have sent everything: what is known of their subjects ends there. */
public final class Declared {

    private static final int SHOWN = 3;

    private Declared() {}

    /** Where the source that is ahead of all has come to; in a demo, that is its now. */
    public static Optional<Instant> latest(TopicReader reader) {
        return progress(reader).values().stream().max(Comparator.naturalOrder());
    }

    /** Those that have not come to an instant, each with how far it came; the first few. */
    static List<String> before(Instant at, TopicReader reader) {
        return progress(reader).entrySet().stream()
                .filter(source -> source.getValue().isBefore(at))
                .limit(SHOWN)
                .map(source -> source.getKey() + " up to " + Instants.format(source.getValue()))
                .toList();
    }

    private static Map<String, Instant> progress(TopicReader reader) {
        Map<String, Instant> progress = new TreeMap<>();
        reader.readAll(Topics.PROGRESS.name(), record -> {
            if (record.value() instanceof Progress declared) {
                progress.merge(
                        declared.getSource(), declared.getThrough(), (one, other) -> other.isAfter(one) ? other : one);
            }
        });
        return progress;
    }
}

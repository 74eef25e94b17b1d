package io.landfall.cli.feed;

import io.landfall.event.Instants;
import io.landfall.schema.Progress;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/** What the sources of a backfill declare: first that all is still to come, at last that all was sent. */
public final class Declarations {
    private Declarations() {}

    /** Sent before any fact: nothing is raised that the next fact would have prevented. */
    public static List<SpecificRecord> start(String name, Collection<String> sources) {
        return of(name + "-start", sources, Instant.EPOCH);
    }

    /** Sent after the last fact. */
    public static List<SpecificRecord> end(String name, Collection<String> sources, Instant asOf) {
        return of(name + "-end:" + Instants.format(asOf), sources, asOf);
    }

    private static List<SpecificRecord> of(String id, Collection<String> sources, Instant through) {
        return sources.stream()
                .<SpecificRecord>map(source -> Progress.newBuilder()
                        .setId(id)
                        .setSource(source)
                        .setOccurredAt(through)
                        .setThrough(through)
                        .build())
                .toList();
    }
}

package io.landfall.connect.map;

import io.landfall.connect.InputException;
import io.landfall.event.BadFactException;
import io.landfall.event.FactJson;
import io.landfall.event.Facts;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Canonical events, one JSON object a line. */
final class EventsMapper implements LineMapper {
    private final ContentIds ids = new ContentIds();

    static Format format(@Nullable String map) {
        if (map != null) {
            throw new InputException("format events takes no map; leave out --map " + map);
        }
        return new Format.Lines(FileNames.ending(".ndjson", ".jsonl"), EventsMapper::new);
    }

    @Override
    public Mapped map(String line) {
        try {
            SpecificRecord fact = FactJson.parse(line);
            return Mapped.Facts.of(Facts.id(fact).isEmpty() ? ids.assign(fact) : fact);
        } catch (BadFactException e) {
            return new Mapped.Rejected(e.reason(), String.valueOf(e.getMessage()));
        }
    }
}

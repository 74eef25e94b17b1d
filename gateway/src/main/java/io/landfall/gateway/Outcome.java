package io.landfall.gateway;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.landfall.connect.map.Mapped;
import io.landfall.event.Facts;
import io.landfall.schema.DeadLetter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;

/** What became of the parts of a request: records to send, and counts to answer with. */
final class Outcome {

    /** What says that the sender, not the mapper, is at fault. */
    private static final Set<String> UNREADABLE = Set.of("BAD_JSON", "UNREADABLE");

    /** Of what is refused, so much is kept; as of what files hold. */
    private static final int KEPT = 64 << 10;

    private final String source;
    private final List<SpecificRecord> records = new ArrayList<>();
    private final TreeMap<String, Integer> skipped = new TreeMap<>();
    private int facts;
    private int refused;

    /** @param source of dead letters */
    Outcome(String source) {
        this.source = source;
    }

    /** @throws UnreadableException where nothing of it could be read */
    void add(Mapped mapped, byte[] raw) throws UnreadableException {
        if (mapped instanceof Mapped.Rejected bad && UNREADABLE.contains(bad.reason())) {
            throw new UnreadableException(bad.message());
        }
        addPart(mapped, raw);
    }

    private void addPart(Mapped mapped, byte[] raw) {
        if (mapped instanceof Mapped.Parts several) {
            several.parts().forEach(part -> addPart(part.mapped(), part.raw().getBytes(StandardCharsets.UTF_8)));
        } else if (mapped instanceof Mapped.Facts some) {
            addFacts(some.facts(), raw);
            records.addAll(some.derived());
        } else if (mapped instanceof Mapped.Skipped skip) {
            skipped.merge(skip.reason(), 1, Integer::sum);
        } else if (mapped instanceof Mapped.Rejected bad) {
            refuse(bad.reason(), bad.message(), raw);
        }
    }

    /** All of them, or none where one is from before there were computers. */
    private void addFacts(List<SpecificRecord> some, byte[] raw) {
        for (SpecificRecord fact : some) {
            if (Facts.isTooOld(fact)) {
                refuse("BAD_INSTANT", "it occurred at " + Facts.occurredAt(fact) + ": " + Facts.TOO_OLD, raw);
                return;
            }
        }
        records.addAll(some);
        facts += some.size();
    }

    private void refuse(String reason, String message, byte[] raw) {
        refused++;
        records.add(DeadLetter.newBuilder()
                .setReason(reason)
                .setMessage(message)
                .setRaw(ByteBuffer.wrap(raw, 0, Math.min(raw.length, KEPT)))
                .setSource(source)
                .build());
    }

    List<SpecificRecord> records() {
        return records;
    }

    int facts() {
        return facts;
    }

    int refused() {
        return refused;
    }

    int skipped() {
        return skipped.values().stream().mapToInt(Integer::intValue).sum();
    }

    ObjectNode counts() {
        ObjectNode counts = JsonNodeFactory.instance.objectNode();
        counts.put("facts", facts);
        counts.put("deadLetters", refused);
        ObjectNode reasons = counts.putObject("skipped");
        skipped.forEach(reasons::put);
        return counts;
    }
}

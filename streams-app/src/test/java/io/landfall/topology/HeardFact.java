package io.landfall.topology;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.landfall.event.BadFactException;
import io.landfall.event.FactJson;
import io.landfall.schema.Policy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.avro.specific.SpecificRecord;

/**
 * A fact of a history that is told to the pipeline: a line of NDJSON, the canonical event and, in fields of which the names
 * begin with {@code x-}, what is to be known beside it: why it is there, which part of the history it belongs to, when it is
 * heard where that is not when it occurred, and whether a policy is one of a file.
 */
record HeardFact(String line, Part part, Instant heardAt, boolean pinned, ObjectNode event) {

    /** Where the pipeline stands when it hears a fact. */
    enum Part {
        /** Before it stops. */
        FIRST,
        /** Just before it stops, so that what follows from it is still to do. */
        PENDING,
        /** After it started again. */
        LATER,
        /** After it started again, about a stretch that was folded. */
        REFUSED
    }

    static HeardFact parse(String line) {
        ObjectNode all = (ObjectNode) PureLaw.parse(line);
        List<String> beside = new ArrayList<>();
        all.fieldNames().forEachRemaining(beside::add);
        beside.removeIf(name -> !name.startsWith("x-"));
        return new HeardFact(
                line,
                Part.valueOf(all.path("x-part").asText(Part.FIRST.name()).toUpperCase(Locale.ROOT)),
                Instant.parse(all.path("x-heardAt").asText(all.get("occurredAt").textValue())),
                all.path("x-pinned").booleanValue(),
                all.deepCopy().remove(beside));
    }

    /** As it stands in a topic. */
    SpecificRecord fact() {
        try {
            SpecificRecord fact = FactJson.parse(event.toString());
            if (pinned) {
                ((Policy) fact).setPinned(true);
            }
            return fact;
        } catch (BadFactException e) {
            throw new IllegalStateException(line, e);
        }
    }

    /** As the oracle reads it: a policy of a file has no type and holds from the beginning. */
    JsonNode told() {
        return pinned ? event.deepCopy().remove(List.of("type", "occurredAt")) : event;
    }

    /** Tells the pipeline, at the time at which it is to hear it. */
    void tell(TestPipeline pipeline) {
        if (heardAt.isAfter(pipeline.now())) {
            pipeline.jumpTo(heardAt);
        }
        pipeline.feed(fact());
    }
}

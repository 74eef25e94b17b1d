package io.landfall.oracle;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;

/**
 * A silence of a source, declared.
 *
 * @param source which source
 * @param number which of its silences, from 1
 * @param start the end of the hour in which it was last heard
 * @param deadline when it was declared
 * @param spoke the fact that ended it; {@code null} while it lasts
 * @param hours in how many hours the source had been heard
 * @param settings the policy that applies
 */
record Silence(String source, int number, Instant start, Instant deadline, Fact spoke, int hours, Settings settings) {

    /** The run of {@code SOURCE_SILENT}: the source speaking is what clears, at the deadline itself at once. */
    Run run() {
        Kind kind = Kind.SOURCE_SILENT;
        Topic topic = new Topic(
                kind, "source:" + source, source, null, number, start, settings, settings.applied(kind.window));
        Due due = new Due(deadline, List.of(new Span(start, null)));
        return new Run(
                topic, start, start, lapsed -> due, Answer.by(first(), "SPOKE"), (ignored, opened) -> evidence());
    }

    /** Of a hearing only its instant counts: it comes before a decision of the same instant. */
    private Fact first() {
        return spoke == null
                ? null
                : new Fact(JsonNodeFactory.instance
                        .objectNode()
                        .put("id", "")
                        .put("source", "")
                        .put("occurredAt", spoke.occurredAt().toString()));
    }

    /** The time that is unknown for it. */
    Interval time() {
        return new Interval(start, spoke == null ? Instant.MAX : spoke.occurredAt());
    }

    private ObjectNode evidence() {
        ObjectNode evidence = JsonNodeFactory.instance.objectNode();
        evidence.putObject("counts").put("hours", hours);
        evidence.putArray("facts");
        return evidence;
    }
}

package io.landfall.connect.map;

import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/** What became of one unit of input (a line, a record, a payload). */
public sealed interface Mapped {

    /**
     * Facts that the unit states, and facts derived from it. Derived facts do not count among the events read; they are
     * the same whichever unit of the file they were derived from.
     */
    record Facts(List<SpecificRecord> facts, List<SpecificRecord> derived) implements Mapped {
        public Facts {
            facts = List.copyOf(facts);
            derived = List.copyOf(derived);
        }

        static Facts of(SpecificRecord... facts) {
            return new Facts(List.of(facts), List.of());
        }
    }

    /** Left out on purpose; counted by reason. */
    record Skipped(String reason) implements Mapped {}

    /** Could not be understood: {@code reason} is a short code, {@code message} says what is wrong and what would be right. */
    record Rejected(String reason, String message) implements Mapped {}

    /** A unit that holds several, each with an outcome of its own: one that cannot be understood does not take the others along. */
    record Parts(List<Part> parts) implements Mapped {
        public Parts {
            parts = List.copyOf(parts);
        }
    }

    /**
     * What became of one of several.
     *
     * @param raw it alone, as JSON
     */
    record Part(String raw, Mapped mapped) {}
}

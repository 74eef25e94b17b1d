package io.landfall.sample;

import io.landfall.schema.Usage;
import java.time.Instant;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;

/** Some days in which the app's telemetry reached nobody: people used it, and no fact tells. */
record Outage(String source, Instant from, Instant to) {

    static Outage of(Day today) {
        return new Outage(Sources.APP, today.after(-31.4), today.after(-25.2));
    }

    Consumer<SpecificRecord> before(Consumer<SpecificRecord> facts) {
        return fact -> {
            if (!(fact instanceof Usage usage) || !swallows(usage)) {
                facts.accept(fact);
            }
        };
    }

    private boolean swallows(Usage usage) {
        Instant at = usage.getOccurredAt();
        return usage.getSource().equals(source) && !at.isBefore(from) && at.isBefore(to);
    }
}

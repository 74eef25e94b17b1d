package io.landfall.connect.map;

import io.landfall.event.BadFactException;
import io.landfall.event.Facts;
import io.landfall.schema.Usage;
import io.landfall.schema.UsageFact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Metrics of Unleash clients and of Unleash Edge: evaluations of flags, counted by how often one was on. A flag that was only ever
 * off is evaluated zero times so; that it was asked for stays visible.
 */
final class UnleashMapper {

    private final TelemetryMap map;

    private UnleashMapper(TelemetryMap map) {
        this.map = map;
    }

    static Format format(@Nullable String reference, Settings settings) {
        UnleashMapper mapper = new UnleashMapper(TelemetryMap.read(reference, "unleash", settings));
        return new Format.Payloads(FileNames.ending(".json", ".jsonl"), Payload.mapper(mapper::map));
    }

    private Mapped map(Json payload) throws BadFactException {
        if (payload.at("bucket").isObject()) {
            return client(payload);
        } else if (payload.at("metrics").isArray()) {
            return Payload.each(payload.at("metrics").elements(), this::edge);
        } else if (payload.node().has("strategies") && payload.node().has("started")) {
            return new Mapped.Skipped("unleash, a client registers");
        } else if (payload.node().has("version") || payload.node().has("segments")) {
            return new Mapped.Skipped("unleash, an export of flags");
        }
        return new Mapped.Rejected(
                BadFactException.MISSING_FIELD, "the payload has no bucket, an object, as metrics of a client do");
    }

    private Mapped client(Json payload) throws BadFactException {
        Json bucket = payload.at("bucket");
        Instant until = bucket.requiredInstant("stop", "start");
        Instant from = bucket.requiredInstant("start", "stop");
        String client = payload.required("appName") + '\n' + payload.text("instanceId") + '\n' + from;
        List<SpecificRecord> facts = new ArrayList<>();
        String environment = payload.text("environment");
        bucket.at("toggles").members().forEach((flag, counts) -> {
            if (!flag.isBlank()) {
                facts.add(evaluations(client, until, flag, counts, environment));
            }
        });
        return facts.isEmpty()
                ? new Mapped.Skipped("unleash, no flag was evaluated")
                : new Mapped.Facts(facts, List.of());
    }

    private Mapped edge(Json metric) throws BadFactException {
        Instant at = metric.requiredInstant("timestamp");
        // An hour is told of again and again, by several instances: what tells one telling from another is what it
        // counts.
        String client =
                metric.required("appName") + '\n' + metric.number("yes") + '\n' + metric.number("no") + '\n' + at;
        return Mapped.Facts.of(
                evaluations(client, at, metric.required("featureName"), metric, metric.text("environment")));
    }

    private Usage evaluations(String client, Instant at, String flag, Json counts, @Nullable String environment) {
        String id = Facts.contentId(String.join("\n", client, flag, String.valueOf(environment)), 0);
        Usage usage = map.usage(id, at, flag, UsageFact.EVALUATION);
        Long on = counts.number("yes");
        usage.setCount(on == null || on < 0 ? 0 : on);
        if (environment != null) {
            usage.setEnvironment(environment);
        }
        return usage;
    }
}

package io.landfall.connect.map;

import io.landfall.event.BadFactException;
import io.landfall.event.Facts;
import io.landfall.schema.ActorClass;
import io.landfall.schema.Usage;
import io.landfall.schema.UsageFact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * OTLP in JSON: evaluations of flags ({@code feature_flag.evaluation}, and the older {@code feature_flag}), and uses: spans by
 * which a service was entered, by their route or else their name, and events by theirs. Of spans within a service only those
 * count that the catalogue has a signal for. What failed is no use. Counters are uses by the same rule where each point
 * tells what came since the one before; running totals tell no happening.
 */
final class OtlpMapper {

    private static final int KIND_SERVER = 2;
    private static final int KIND_CONSUMER = 5;
    private static final int STATUS_ERROR = 2;
    private static final int FIRST_REFUSAL = 400;
    private static final int DELTA = 1;
    private static final Set<String> EVALUATIONS = Set.of("feature_flag.evaluation", "feature_flag");
    private static final String FLAG = "feature_flag.key";
    private static final String FLAG_METRICS = "feature_flag.";

    private final TelemetryMap map;
    private final Predicate<String> claimed;

    private OtlpMapper(TelemetryMap map, Settings settings) {
        this.map = map;
        claimed = settings.claimed();
    }

    static Format format(@Nullable String reference, Settings settings) {
        OtlpMapper mapper = new OtlpMapper(TelemetryMap.read(reference, "otel", settings), settings);
        return new Format.Payloads(FileNames.ending(".json", ".jsonl"), Payload.mapper(mapper::map));
    }

    private Mapped map(Json payload) throws BadFactException {
        List<Mapped.Part> parts = new ArrayList<>();
        for (Json of : payload.at("resourceSpans").elements()) {
            OtlpAttributes resource = OtlpAttributes.of(of.at("resource"));
            for (Json scope : of.at("scopeSpans").elements()) {
                for (Json span : scope.at("spans").elements()) {
                    add(parts, span, told -> span(told, resource));
                    for (Json event : span.at("events").elements()) {
                        add(parts, event, told -> spanEvent(told, span, resource));
                    }
                }
            }
        }
        for (Json of : payload.at("resourceLogs").elements()) {
            OtlpAttributes resource = OtlpAttributes.of(of.at("resource"));
            for (Json scope : of.at("scopeLogs").elements()) {
                scope.at("logRecords").elements().forEach(log -> add(parts, log, told -> log(told, resource)));
            }
        }
        for (Json of : payload.at("resourceMetrics").elements()) {
            OtlpAttributes resource = OtlpAttributes.of(of.at("resource"));
            for (Json scope : of.at("scopeMetrics").elements()) {
                scope.at("metrics").elements().forEach(metric -> metric(parts, metric, resource));
            }
        }
        if (parts.isEmpty()) {
            return knows(payload)
                    ? new Mapped.Skipped("otlp, an empty request")
                    : new Mapped.Rejected(
                            BadFactException.MISSING_FIELD,
                            "the payload has no resourceSpans, resourceLogs or resourceMetrics, an array");
        }
        return new Mapped.Parts(parts);
    }

    private static boolean knows(Json payload) {
        return List.of("resourceSpans", "resourceLogs", "resourceMetrics").stream()
                .anyMatch(field -> payload.at(field).isArray());
    }

    private static void add(List<Mapped.Part> parts, Json json, Payload.Reader reader) {
        parts.add(new Mapped.Part(json.node().toString(), Payload.one(json, reader)));
    }

    private Mapped span(Json span, OtlpAttributes resource) throws BadFactException {
        OtlpAttributes attributes = OtlpAttributes.of(span);
        Long kind = span.number("kind");
        boolean entered = kind != null && (kind == KIND_SERVER || kind == KIND_CONSUMER);
        String route =
                entered ? attributes.text("http.route") : null; // handlers within bear the route of what called them
        String name = route == null ? span.required("name") : route;
        if (!entered && !claimed.test(name)) {
            return new Mapped.Skipped("otlp, a span within a service");
        }
        Long answer = attributes.number("http.response.status_code", "http.status_code");
        Long status = span.at("status").number("code");
        if ((status != null && status == STATUS_ERROR) || (answer != null && answer >= FIRST_REFUSAL)) {
            return new Mapped.Skipped("otlp, a span that failed");
        }
        String id = span.required("traceId") + '-' + span.required("spanId");
        return Mapped.Facts.of(usage(id, nanos(span, "startTimeUnixNano"), name, UsageFact.USE, attributes, resource));
    }

    private Mapped spanEvent(Json event, Json span, OtlpAttributes resource) throws BadFactException {
        String name = event.required("name");
        if (!EVALUATIONS.contains(name) && !claimed.test(name)) {
            return new Mapped.Skipped("otlp, an event of a span that the catalogue does not have");
        }
        Instant at = nanos(event, "timeUnixNano");
        OtlpAttributes attributes = OtlpAttributes.of(event);
        String within = span.required("traceId") + '-' + span.required("spanId");
        return event(within, name, at, attributes, OtlpAttributes.of(span).under(resource));
    }

    private Mapped log(Json log, OtlpAttributes resource) throws BadFactException {
        OtlpAttributes attributes = OtlpAttributes.of(log);
        String name = log.text("eventName");
        name = name == null ? attributes.text("event.name") : name;
        if (name == null) {
            return new Mapped.Skipped("otlp, a log that is no event");
        }
        Instant at =
                log.number("timeUnixNano") == null ? nanos(log, "observedTimeUnixNano") : nanos(log, "timeUnixNano");
        String within = log.text("traceId") + '-' + log.text("spanId");
        return event(within, name, at, attributes, resource);
    }

    /** @param within span that it happened in; events have no ids */
    private Mapped event(String within, String name, Instant at, OtlpAttributes attributes, OtlpAttributes around)
            throws BadFactException {
        String signal = name;
        UsageFact kind = UsageFact.USE;
        if (EVALUATIONS.contains(name)) {
            kind = UsageFact.EVALUATION;
            signal = attributes.text(FLAG);
            if (signal == null) {
                throw new BadFactException(
                        BadFactException.MISSING_FIELD, "an evaluation has no attribute " + FLAG + ", a text");
            }
        }
        String id = Facts.contentId(String.join("\n", within, name, at.toString(), attributes.canonical()), 0);
        Usage usage = usage(id, at, signal, kind, attributes, around);
        if (kind == UsageFact.EVALUATION && attributes.isOff()) {
            usage.setCount(0L);
        }
        return Mapped.Facts.of(usage);
    }

    private void metric(List<Mapped.Part> parts, Json metric, OtlpAttributes resource) {
        String name = metric.text("name");
        boolean ofFlags = name != null && name.startsWith(FLAG_METRICS);
        Json sum = metric.at("sum");
        Long temporality = sum.number("aggregationTemporality");
        if (name == null || !sum.isObject() || !(ofFlags || claimed.test(name))) {
            parts.add(
                    new Mapped.Part(metric.node().toString(), new Mapped.Skipped("otlp, a metric that counts no use")));
        } else if (temporality == null || temporality != DELTA) {
            parts.add(new Mapped.Part(
                    metric.node().toString(),
                    new Mapped.Skipped("otlp, a running total (let the SDK or Collector send deltas)")));
        } else {
            for (Json point : sum.at("dataPoints").elements()) {
                add(parts, point, told -> point(told, name, ofFlags, resource));
            }
        }
    }

    private Mapped point(Json point, String name, boolean ofFlags, OtlpAttributes resource) throws BadFactException {
        OtlpAttributes attributes = OtlpAttributes.of(point);
        String signal = ofFlags ? attributes.text(FLAG) : name;
        if (signal == null) {
            return new Mapped.Skipped("otlp, a metric of flags without the key of one");
        }
        Instant at = nanos(point, "timeUnixNano");
        String id = Facts.contentId(
                String.join(
                        "\n",
                        name,
                        at.toString(),
                        String.valueOf(point.number("startTimeUnixNano")),
                        attributes.canonical(),
                        resource.canonical()),
                0);
        Usage usage = usage(id, at, signal, ofFlags ? UsageFact.EVALUATION : UsageFact.USE, attributes, resource);
        Long count = point.number("asInt");
        double real = point.node().path("asDouble").asDouble(0);
        usage.setCount(Math.max(0, count == null ? Math.round(real) : count));
        return Mapped.Facts.of(usage);
    }

    private Usage usage(
            String id, Instant at, String signal, UsageFact kind, OtlpAttributes attributes, OtlpAttributes around) {
        Usage usage = map.usage(id, at, signal, kind);
        String service = around.text("service.name");
        usage.setSource(service == null ? map.source() : map.source() + ':' + service);
        String environment = around.text("deployment.environment.name", "deployment.environment");
        if (environment != null) {
            usage.setEnvironment(environment);
        }
        OtlpAttributes all = attributes.under(around);
        String actor = all.text("user.id", "enduser.id", "enduser.pseudo.id", "feature_flag.context.id", "session.id");
        String mail = all.text("user.email");
        map.actor(
                usage,
                actor,
                mail == null ? List.of() : List.of(mail),
                all.text("user_agent.original", "http.user_agent"));
        String synthetic = all.text("user_agent.synthetic.type");
        if (synthetic != null) {
            usage.setActorClass(synthetic.equals("bot") ? ActorClass.BOT : ActorClass.SYNTHETIC);
        }
        return usage;
    }

    private static Instant nanos(Json json, String field) throws BadFactException {
        Long nanos = json.number(field);
        if (nanos == null || nanos <= 0) {
            throw new BadFactException(
                    BadFactException.MISSING_FIELD,
                    json.name() + " has no " + field + ", nanoseconds since 1970 as OTLP writes them");
        }
        return Instant.ofEpochSecond(0, nanos / 1_000 * 1_000);
    }
}

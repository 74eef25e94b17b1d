package io.landfall.topology;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.landfall.schema.Progress;
import io.landfall.schema.Usage;
import io.landfall.schema.internal.Envelope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * The stages without Kafka, stores, timers or differences: every fact is routed, then each stage assesses each of its
 * subjects once, at one instant. What comes out is what the pipeline must have said in the end.
 */
final class PureLaw {

    static final ObjectMapper JSON = new ObjectMapper();

    private static final Map<Stage, Supplier<Logic>> LOGICS = Map.of(
            Stage.DEPLOYMENTS, DeploymentLogic::new,
            Stage.REFERENCES, ReferenceLogic::new,
            Stage.ITEMS, ItemLogic::new,
            Stage.FEATURES, FeatureLogic::new,
            Stage.SOURCES, SourceLogic::new);

    private final Map<Channel, Map<String, Map<String, Envelope>>> timelines = new EnumMap<>(Channel.class);
    private final Map<Channel, Map<String, Envelope>> common = new EnumMap<>(Channel.class);

    /** The earliest instant at which any subject could change. */
    private @Nullable Instant next;

    /** What holds at as-of, as lines of the contract's NDJSON. */
    static Verdicts of(List<SpecificRecord> facts, Instant asOf) {
        return at(facts, asOf).verdicts();
    }

    /** What holds at as-of, and until when: up to the next instant nothing changes by itself. */
    record Held(Verdicts verdicts, @Nullable Instant next) {}

    static Held at(List<SpecificRecord> facts, Instant asOf) {
        PureLaw law = routed(facts, asOf);
        return new Held(law.judge(asOf), law.next);
    }

    /**
     * What a stage was told.
     *
     * @param timelines rows of each subject, by their name
     */
    record ToldStage(Map<String, Map<String, Envelope>> timelines, List<SpecificRecord> common) {}

    static ToldStage told(Channel stage, List<SpecificRecord> facts, Instant asOf) {
        PureLaw law = routed(facts, asOf);
        law.judge(asOf);
        return new ToldStage(
                law.timelines.getOrDefault(stage, Map.of()),
                law.common.getOrDefault(stage, Map.of()).values().stream()
                        .map(row -> (SpecificRecord) row.getPayload())
                        .filter(payload -> !(payload instanceof Progress))
                        .toList());
    }

    private static PureLaw routed(List<SpecificRecord> facts, Instant asOf) {
        PureLaw law = new PureLaw();
        Router router = new Router(law::row);
        UsageRollup usage = new UsageRollup(law::row, signal -> List.of());
        for (SpecificRecord fact : facts) {
            if (fact instanceof Usage use) {
                usage.add(use, asOf);
            } else {
                router.route(fact, asOf);
            }
        }
        usage.flush();
        return law;
    }

    private void row(Channel stage, String subject, Envelope row) {
        Map<String, Envelope> rows = subject.equals(Multicast.EVERYBODY)
                ? common.computeIfAbsent(stage, s -> new TreeMap<>())
                : timelines.computeIfAbsent(stage, s -> new TreeMap<>()).computeIfAbsent(subject, s -> new TreeMap<>());
        rows.merge(row.getRow(), row, Rows::holding);
    }

    private Verdicts judge(Instant asOf) {
        List<Said> said = new ArrayList<>();
        for (Stage stage : Stage.behindRepartitions()) {
            Logic logic = LOGICS.get(stage).get();
            common.getOrDefault(stage.channel(), Map.of()).values().stream()
                    .map(row -> (SpecificRecord) row.getPayload())
                    .filter(payload -> !(payload instanceof Progress))
                    .forEach(payload -> logic.learn(payload, asOf));
            new TreeMap<>(timelines.getOrDefault(stage.channel(), Map.of())).forEach((subject, rows) -> {
                Answer answer = logic.assess(subject, List.copyOf(rows.values()), asOf);
                if (answer.next() != null && (next == null || answer.next().isBefore(next))) {
                    next = answer.next();
                }
                for (Said one : answer.said()) {
                    if (one.row().isEmpty()) {
                        said.add(one);
                    } else {
                        row(one.channel(), one.key(), new Envelope(one.row(), asOf, one.value()));
                    }
                }
            });
        }
        return Verdicts.of(said.stream().map(Said::value).toList());
    }

    static JsonNode parse(String line) {
        try {
            return JSON.readTree(line);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException(line, e);
        }
    }
}

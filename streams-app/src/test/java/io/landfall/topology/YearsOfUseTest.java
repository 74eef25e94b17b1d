package io.landfall.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.landfall.domain.fact.Actors;
import io.landfall.domain.fact.Hours;
import io.landfall.mapping.StateToAvro;
import io.landfall.schema.ActorClass;
import io.landfall.schema.Delivery;
import io.landfall.schema.Deployment;
import io.landfall.schema.DeploymentStatus;
import io.landfall.schema.Feature;
import io.landfall.schema.Policy;
import io.landfall.schema.UsageFact;
import io.landfall.schema.internal.DeploymentHistory;
import io.landfall.schema.internal.Envelope;
import io.landfall.schema.internal.FactOrder;
import io.landfall.schema.internal.UseBucket;
import io.landfall.schema.internal.UseCell;
import io.landfall.schema.internal.UseEntry;
import io.landfall.serde.StateSerde;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.LongPredicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** A feature of four signals, each used for three years by a million people, is kept in 64 KiB, whatever the gaps between uses. */
class YearsOfUseTest {

    private static final int MOST_BYTES = 64 * 1024;
    private static final int HOURS = 3 * 365 * 24;
    private static final int ACTORS = 1_000_000;
    private static final String SOURCE = "otel:acme/shop-web";
    private static final Instant START = Instant.parse("2023-01-01T00:00:00Z");
    private static final List<String> SIGNALS = List.of("open", "save", "share", "/orders/{id}");

    private final StateSerde<Envelope> serde = StateSerde.of(Envelope.class);
    private final Map<String, Envelope> rows = new TreeMap<>();
    private final FeatureLogic logic = new FeatureLogic();
    private final Random random = new Random(7);
    private long uses = 400; // of each hour and signal

    @Test
    void everyHour() {
        assertThat(mostBytes(hour -> true)).isBetween(MOST_BYTES / 2L, (long) MOST_BYTES);
    }

    /** There is a gap each night, and one that fade windows of a day or two can see each weekend. */
    @Test
    void onWorkingHours() {
        assertThat(mostBytes(hour -> hour / 24 % 7 < 5 && hour % 24 >= 8 && hour % 24 < 17))
                .isLessThanOrEqualTo(MOST_BYTES);
    }

    /** Each gap is one that a fade window of a day can see. */
    @Test
    void every30Hours() {
        uses = 1;
        assertThat(mostBytes(hour -> hour % 30 == 0)).isLessThanOrEqualTo(MOST_BYTES);
    }

    /** How large the feature gets when it is used in some of the hours; all that it was used is said in the end. */
    private long mostBytes(LongPredicate used) {
        logic.learn(policy(), START);
        row(new Envelope("entry", START, entry()));
        row(new Envelope("deployment", START, deployment()));
        long first = Hours.of(START);
        long most = 0;
        long told = 0;
        for (int i = 0; i < HOURS; i++) {
            if (used.test(i)) {
                Instant end = Hours.start(first + i + 1);
                for (String signal : SIGNALS) {
                    row(bucket(signal, first + i, end));
                    told++;
                }
                boolean late = i > HOURS - 40 * 24;
                if (late || told % 12 == 0) { // every hour in the end, when it is at its largest
                    most = Math.max(most, assessed(end.plusSeconds(1)));
                }
            }
        }

        Instant end = Hours.start(first + HOURS).plusSeconds(1);
        Delivery delivery = (Delivery)
                logic.assess("F", List.copyOf(rows.values()), end).said().get(0).value();
        assertThat(rows)
                .as("entry, deployment, summary, a row a signal, and those of the last hours")
                .hasSizeLessThanOrEqualTo(3 + 7 * SIGNALS.size());
        assertThat(delivery.getUses()).isEqualTo(told * uses);
        assertThat((double) delivery.getActors()).isCloseTo(Math.min(ACTORS, told * uses), withinPercentage(20));
        assertThat(delivery.getFirstUseAt()).isBetween(START, START.plusSeconds(24 * 3600));
        assertThat(delivery.getLastUseAt()).isAfter(end.minus(Duration.ofDays(4)));
        return most;
    }

    private void row(Envelope row) {
        rows.put(row.getRow(), row);
    }

    /** Folds as the task does after it assessed, and says how large the feature is before it goes on. */
    private long assessed(Instant asOf) {
        FoldLimits limits = new FoldLimits(1_000, 40 * 1024, asOf.minus(Duration.ofDays(30)), Duration.ofHours(21));
        Fold fold = logic.fold("F", List.copyOf(rows.values()), asOf, limits);
        if (fold != null) {
            fold.rows().forEach(rows::remove);
            fold.folded().forEach(this::row);
            row(new Envelope(Rows.SUMMARY, asOf, fold.summary()));
        }
        return rows.entrySet().stream()
                .mapToLong(row -> row.getKey().length() + serde.toBytes(row.getValue()).length)
                .sum();
    }

    /** As stage references tells it of an hour of many uses: ten of them by name, the sum, and the smallest hashes of the actors. */
    private Envelope bucket(String signal, long hour, Instant heardAt) {
        List<UseEntry> earliest = new ArrayList<>();
        for (int i = 0; i < Math.min(uses, 10); i++) {
            Instant at = Hours.start(hour).plusMillis(1_000L * i + random.nextInt(1_000));
            String id = new UUID(random.nextLong(), random.nextLong()).toString();
            earliest.add(new UseEntry(new FactOrder(at, SOURCE, null, id), 1L, actor()));
        }
        Actors actors = Actors.of(LongStream.generate(this::actor).limit(uses).toArray());
        UseCell cell = new UseCell(
                UsageFact.USE,
                ActorClass.EXTERNAL,
                true,
                uses,
                heardAt.minusMillis(7),
                earliest,
                List.of(),
                ByteBuffer.allocate(0),
                StateToAvro.actors(actors));
        UseBucket bucket = new UseBucket(signal, null, List.of(), hour, List.of(cell), List.of(SOURCE));
        return new Envelope(Rows.name("signal", Long.toString(hour), signal), heardAt, bucket);
    }

    /** The hash of one of a million actors, evenly spread. */
    private long actor() {
        return random.nextInt(ACTORS) * 0x9E3779B97F4A7C15L;
    }

    private static Policy policy() {
        return Policy.newBuilder()
                .setId("policy")
                .setOccurredAt(Instant.EPOCH)
                .setScope("default")
                .setFadeWindow("P7D")
                .setReceptionWindow("P14D")
                .build();
    }

    private static Feature entry() {
        return Feature.newBuilder()
                .setId("entry")
                .setOccurredAt(Instant.EPOCH)
                .setFeature("F")
                .setSignals(SIGNALS)
                .build();
    }

    private static DeploymentHistory deployment() {
        return new DeploymentHistory(
                "one",
                List.of(Deployment.newBuilder()
                        .setId("one")
                        .setOccurredAt(START)
                        .setDeploymentId("one")
                        .setStatus(DeploymentStatus.SUCCEEDED)
                        .setFeatures(List.of("F"))
                        .build()),
                List.of());
    }
}

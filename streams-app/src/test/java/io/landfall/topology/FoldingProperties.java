package io.landfall.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.domain.fact.Hours;
import io.landfall.event.Facts;
import io.landfall.oracle.Histories;
import io.landfall.schema.Alert;
import io.landfall.schema.Delivery;
import io.landfall.schema.Feature;
import io.landfall.schema.Usage;
import io.landfall.schema.internal.Envelope;
import io.landfall.schema.internal.UseBucket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

/** No verdict sees that hours were folded: not with later facts, nor with late ones, nor when the catalogue drops a signal. */
class FoldingProperties {

    private static final int HISTORIES = Integer.getInteger("landfall.fold.histories", 1_500);

    private static final AtomicInteger FOLDED = new AtomicInteger();

    /** Other histories each time; a failure names its seed, which then goes into {@code -Dlandfall.law.seed}. */
    @Test
    void noVerdictSeesWhatWasFolded() {
        Long seed = Long.getLong("landfall.law.seed");
        LongStream seeds = seed == null ? new Random().longs(HISTORIES) : LongStream.of(seed);
        FOLDED.set(0);

        seeds.parallel().forEach(FoldingProperties::check);

        assertThat(FOLDED.get()).as("features with folded hours").isPositive();
    }

    private static void check(long seed) {
        Random random = new Random(seed);
        List<SpecificRecord> facts = new ArrayList<>(LawProperties.facts(Histories.fromSeed(seed)));
        Set<String> ids = new HashSet<>(); // what contradicts itself within an hour is the one thing that leaves traces
        facts.removeIf(fact -> fact instanceof Usage && !ids.add(Facts.source(fact) + ' ' + Facts.id(fact)));
        facts.sort(Comparator.comparing(Facts::occurredAt));
        Instant start = facts.stream()
                .filter(Usage.class::isInstance)
                .map(Facts::occurredAt)
                .findFirst()
                .orElse(null);
        if (start == null) {
            return;
        }
        facts.addAll(dropsAndClaims(facts, start, random));
        Map<SpecificRecord, Instant> heard = new IdentityHashMap<>();
        facts.forEach(fact -> heard.put(fact, heardAt(fact, random)));
        Map<String, FoldedFeature> features = new TreeMap<>();
        Instant now = start;
        for (int step = 0; step < 6; step++) {
            now = now.plus(Duration.ofMinutes(60 + random.nextInt(7 * 24 * 60)));
            Instant asOf = now;
            List<SpecificRecord> known = facts.stream()
                    .filter(fact -> !heard.get(fact).isAfter(asOf))
                    .toList();
            PureLaw.ToldStage told = PureLaw.told(Channel.FEATURES, known, asOf);
            FeatureLogic logic = new FeatureLogic();
            told.common().forEach(common -> logic.learn(common, asOf));
            told.timelines().forEach((name, rows) -> {
                FoldedFeature feature = features.computeIfAbsent(name, FoldedFeature::new);
                feature.tell(heardWhenTheyWere(rows), random);
                compare(feature, logic, asOf, seed);
                if (random.nextBoolean()) {
                    boolean same = feature.expected(logic, asOf).equals(feature.actual(logic, asOf));
                    feature.fold(logic, asOf, asOf.minus(Duration.ofHours(random.nextInt(15 * 24))));
                    compare(feature, logic, asOf, seed);
                    if (same) {
                        assertThat(feature.actual(logic, asOf))
                                .as("-Dlandfall.law.seed=%d as of %s, folding changed %s", seed, asOf, feature)
                                .isEqualTo(feature.expected(logic, asOf));
                    }
                }
            });
        }
    }

    private static void compare(FoldedFeature feature, FeatureLogic logic, Instant asOf, long seed) {
        List<SpecificRecord> expected = feature.expected(logic, asOf);
        List<SpecificRecord> actual = feature.actual(logic, asOf);
        String about = "-Dlandfall.law.seed=" + seed + " as of " + asOf + ": " + feature;
        if (feature.cuts(expected)) {
            assertThat(ids(expected)).as(about).containsAll(ids(actual));
        } else {
            FOLDED.addAndGet(feature.isFolded() ? 1 : 0);
            Set<String> cut = new HashSet<>();
            Stream.of(expected, actual).flatMap(List::stream).forEach(said -> {
                if (said instanceof Alert alert && feature.cuts(alert)) {
                    cut.add(alert.getAlertId());
                }
            });
            assertThat(openAndState(actual, cut)).as(about).isEqualTo(openAndState(expected, cut));
        }
    }

    /** What is open and the state of deliveries, as texts. */
    private static List<String> openAndState(List<SpecificRecord> said, Set<String> cut) {
        List<String> texts = new ArrayList<>();
        for (SpecificRecord one : said) {
            if (one instanceof Alert alert && alert.getClearedAt() == null) {
                texts.add((cut.contains(alert.getAlertId()) ? withoutEvidence(alert) : alert).toString());
            } else if (one instanceof Delivery) {
                texts.add(one.toString());
            }
        }
        return texts;
    }

    /** Of a window that lies elsewhere since hours were folded, evidence names all that was seen in them. */
    private static Alert withoutEvidence(Alert alert) {
        Alert without = Alert.newBuilder(alert).build();
        without.getEvidence().setCounts(Map.of());
        without.getEvidence().setFacts(List.of());
        return without;
    }

    private static List<String> ids(List<SpecificRecord> said) {
        return said.stream()
                .filter(value -> value instanceof Alert alert && alert.getClearedAt() == null)
                .map(value -> ((Alert) value).getKind() + " " + ((Alert) value).getOpenedAt())
                .toList();
    }

    /** Usage may come days late; all else is heard as it happens, and what comes before the first usage at once. */
    private static Instant heardAt(SpecificRecord fact, Random random) {
        Instant at = Facts.occurredAt(fact);
        return fact instanceof Usage && random.nextInt(3) == 0 ? at.plus(Duration.ofHours(random.nextInt(9 * 24))) : at;
    }

    /** A bucket is heard when its hour is over: what was heard of it later is told in the same row. All else is heard at once. */
    private static Map<String, Envelope> heardWhenTheyWere(Map<String, Envelope> rows) {
        Map<String, Envelope> heard = new TreeMap<>();
        rows.forEach((name, row) -> {
            Instant at = row.getPayload() instanceof UseBucket bucket
                    ? Hours.start(bucket.getHour() + 1)
                    : Rows.first(row.getPayload());
            heard.put(name, new Envelope(name, at, row.getPayload()));
        });
        return heard;
    }

    /** Entries that leave out some of the signals, or claim them again, and say nothing else that is new. */
    private static List<SpecificRecord> dropsAndClaims(List<SpecificRecord> facts, Instant start, Random random) {
        List<SpecificRecord> more = new ArrayList<>();
        List<Feature> entries = facts.stream()
                .filter(fact -> fact instanceof Feature feature && feature.getSignals() != null)
                .map(Feature.class::cast)
                .toList();
        for (int i = 0; i < 3 && !entries.isEmpty(); i++) {
            Feature entry = entries.get(random.nextInt(entries.size()));
            List<String> signals = new ArrayList<>(entry.getSignals());
            signals.removeIf(signal -> random.nextInt(2) == 0);
            Instant at = start.plus(Duration.ofHours(random.nextInt(20 * 24)));
            more.add(Feature.newBuilder(entry)
                    .setId(entry.getId() + "-" + i)
                    .setOccurredAt(at.isAfter(entry.getOccurredAt()) ? at : entry.getOccurredAt())
                    .setSignals(signals)
                    .build());
        }
        return more;
    }
}

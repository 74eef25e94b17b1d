package io.landfall.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.domain.fact.Hours;
import io.landfall.schema.ActorClass;
import io.landfall.schema.Usage;
import io.landfall.schema.internal.Heard;
import io.landfall.schema.internal.UseRollup;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class UsageRollupTest {

    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
    private static final long HOUR = NOON.getEpochSecond() / 3600;
    private static final Instant APPENDED = Instant.parse("2026-06-01T14:00:00Z");

    private final List<String> told = new ArrayList<>();
    private final List<Object> payloads = new ArrayList<>();
    private final UsageRollup rollup = new UsageRollup(
            (stage, subject, row) -> {
                told.add(stage + " " + subject);
                payloads.add(row.getPayload());
            },
            signal -> signal.startsWith("/orders/")
                    ? List.of("/orders/*", "/orders/{id}")
                    : signal.equals("checkout") ? List.of("check*", "checkout") : List.of());

    @Test
    void usageIsToldOnceOfItsSignalAndHourAndThatItsSourceSpoke() {
        rollup.add(use("1", "click").build(), APPENDED);
        rollup.add(use("2", "click").build(), APPENDED);
        rollup.flush();

        assertThat(told).containsExactly("FEATURES *", "SOURCES web", "REFERENCES signal:6:" + HOUR + ":5:click");
        assertThat(payloads.get(0)).isEqualTo(new Heard("web", HOUR, NOON, false));
        assertThat(rollup.size()).isZero();
    }

    @Test
    void aFeatureThatIsNamedWins() {
        rollup.add(use("1", "click").setFeature("F").build(), APPENDED);
        rollup.flush();

        assertThat(told).last().isEqualTo("REFERENCES feature:6:" + HOUR + ":1:F");
    }

    @Test
    void onlyAnEarlierFactOfASourceAndHourIsNews() {
        Stream.of(10, 20, 5)
                .forEach(second -> rollup.add(
                        use("u" + second, "click")
                                .setOccurredAt(NOON.plusSeconds(second))
                                .build(),
                        APPENDED));

        assertThat(payloads)
                .filteredOn(Heard.class::isInstance)
                .extracting(heard -> ((Heard) heard).getFirst())
                .containsExactly(NOON.plusSeconds(10), NOON.plusSeconds(10), NOON.plusSeconds(5), NOON.plusSeconds(5));
    }

    @Test
    void anHourWithTooManyNamesIsToldOnce() {
        for (int i = 0; i < SignalNames.MOST; i++) {
            rollup.add(use("u" + i, "/orders/" + i).build(), APPENDED);
        }
        assertThat(payloads).doesNotContain(new Heard("web", HOUR, Hours.start(HOUR), true));

        rollup.add(use("v", "/orders/v").build(), APPENDED);
        rollup.flush();
        rollup.add(use("w", "/orders/w").build(), APPENDED);

        assertThat(payloads).containsOnlyOnce(new Heard("web", HOUR, Hours.start(HOUR), true));
    }

    @Test
    void aFloodOfNamesIsKnownByThePatternsThatItMatches() {
        for (int i = 0; i < SignalNames.MOST + 500; i++) {
            rollup.add(use("u" + i, "/orders/" + i).build(), APPENDED);
        }
        rollup.flush();

        List<UseRollup> rollups = rollups();
        assertThat(rollups).hasSize(SignalNames.MOST + 1);
        UseRollup others = rollups.stream()
                .filter(one -> one.getSignal() == null)
                .findFirst()
                .orElseThrow();
        assertThat(others.getPatterns()).containsExactly("/orders/*", "/orders/{id}");
        assertThat(others.getCells()).isNotEmpty();
    }

    /** Else a duplicate that is read by somebody else could count by name there and by pattern here. */
    @Test
    void aSignalThatTheCatalogueNamesIsAlwaysKeptByName() {
        for (int i = 0; i < SignalNames.MOST; i++) {
            rollup.add(use("u" + i, "garbage " + i).build(), APPENDED);
        }
        rollup.add(use("u", "checkout").build(), APPENDED);
        rollup.flush();

        assertThat(rollups()).extracting(UseRollup::getSignal).contains("checkout");
    }

    @Test
    void aFloodThatNobodyClaimsIsOneSetAndWhatWasKnownBeforeStaysKnown() {
        for (int round = 0; round < 2; round++) {
            rollup.add(use("known " + round, "known").build(), APPENDED);
            for (int i = 0; i < 2 * SignalNames.MOST; i++) {
                rollup.add(use(round + "u" + i, "garbage " + i).build(), APPENDED);
            }
            rollup.flush();
            assertThat(rollups()).hasSize(SignalNames.MOST + 1);
            assertThat(rollups()).extracting(UseRollup::getSignal).contains("known");
            payloads.clear();
        }
    }

    private List<UseRollup> rollups() {
        return payloads.stream()
                .filter(UseRollup.class::isInstance)
                .map(UseRollup.class::cast)
                .toList();
    }

    private static Usage.Builder use(String id, String signal) {
        return Usage.newBuilder()
                .setId(id)
                .setSource("web")
                .setOccurredAt(NOON)
                .setSignal(signal)
                .setActorClass(ActorClass.EXTERNAL);
    }
}

package io.landfall.bench.usage;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.schema.Feature;
import io.landfall.schema.Usage;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class UsageEventsTest {

    private static final Instant END = Instant.parse("2026-02-02T00:00:00Z");
    private static final int TOTAL = 50_000;
    private static final List<Usage> EVENTS = events();

    private static List<Usage> events() {
        UsageEvents source = new UsageEvents(TOTAL, END);
        return IntStream.range(0, TOTAL).mapToObj(i -> source.next()).toList();
    }

    @Test
    void noTwoHaveOneIdAndTheSameComeAgain() {
        assertThat(EVENTS).extracting(Usage::getId).doesNotHaveDuplicates();
        assertThat(new UsageEvents(TOTAL, END).next()).isEqualTo(EVENTS.get(0));
    }

    @Test
    void theyRiseRoughlyThroughTheDay() {
        assertThat(EVENTS)
                .allSatisfy(event -> assertThat(event.getOccurredAt()).isBetween(END.minus(Duration.ofDays(1)), END));
        assertThat(EVENTS.get(TOTAL / 2).getOccurredAt())
                .isBetween(END.minus(Duration.ofMinutes(12 * 60 + 6)), END.minus(Duration.ofHours(12)));
    }

    @Test
    void theFirstSignalComesTwiceAsOftenAsTheSecondAndTenTimesAsTheTenth() {
        Map<String, Long> counts =
                EVENTS.stream().collect(Collectors.groupingBy(Usage::getSignal, Collectors.counting()));
        double first = counts.getOrDefault(UsageCatalogue.signal(0), 0L);

        assertThat(first / counts.getOrDefault(UsageCatalogue.signal(1), 0L)).isBetween(1.8, 2.2);
        assertThat(first / counts.getOrDefault(UsageCatalogue.signal(9), 0L)).isBetween(8.5, 11.5);
    }

    @Test
    void theCatalogueClaimsEachSignalOnceForTheFeatureItBelongsTo() {
        Map<String, List<String>> patterns =
                UsageCatalogue.facts(END).stream().collect(Collectors.toMap(Feature::getFeature, Feature::getSignals));
        Set<String> names = new HashSet<>();
        for (int rank = 0; rank < UsageCatalogue.SIGNALS; rank++) {
            String signal = UsageCatalogue.signal(rank);
            names.add(signal);
            String named = UsageCatalogue.feature(rank);
            assertThat(patterns.get(named)).as(named).anyMatch(pattern -> claims(pattern, signal));
        }
        assertThat(names).hasSize(UsageCatalogue.SIGNALS);
        assertThat(patterns.values().stream().flatMap(List::stream).collect(Collectors.groupingBy(Function.identity())))
                .hasSize(UsageCatalogue.SIGNALS);
    }

    private static boolean claims(String pattern, String signal) {
        return pattern.endsWith("*")
                ? signal.startsWith(pattern.substring(0, pattern.length() - 1))
                : signal.equals(pattern);
    }
}

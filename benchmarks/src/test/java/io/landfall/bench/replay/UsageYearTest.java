package io.landfall.bench.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.schema.Feature;
import io.landfall.schema.Usage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class UsageYearTest {

    private static final Instant BEGIN = Instant.parse("2025-01-01T00:00:00Z");
    private static final int A_DAY = 20_000;
    private static final List<Usage> EVENTS = day(new UsageYear(10, A_DAY, BEGIN), 3);

    private static List<Usage> day(UsageYear year, int day) {
        List<Usage> events = new ArrayList<>();
        for (int i = 0; i < A_DAY; i++) {
            events.add(year.event(day, i));
        }
        return events;
    }

    @Test
    void allHappenOnTheirDayOneAfterTheOther() {
        assertThat(EVENTS)
                .extracting(Usage::getOccurredAt)
                .isSorted()
                .allSatisfy(
                        at -> assertThat(at).isBetween(BEGIN.plus(Duration.ofDays(3)), BEGIN.plus(Duration.ofDays(4))));
    }

    @Test
    void nightsAreQuiet() {
        Map<Long, Long> byHour = EVENTS.stream()
                .collect(Collectors.groupingBy(
                        event -> Duration.between(BEGIN, event.getOccurredAt()).toHours() % 24, Collectors.counting()));

        assertThat(byHour).hasSize(24);
        assertThat(byHour.getOrDefault(15L, 0L) / (double) byHour.getOrDefault(2L, 1L))
                .isBetween(3.0, 5.0);
    }

    @Test
    void noTwoHaveOneIdAndTheSameComeAgain() {
        assertThat(EVENTS).extracting(Usage::getId).doesNotHaveDuplicates();
        assertThat(day(new UsageYear(10, A_DAY, BEGIN), 3)).isEqualTo(EVENTS);
    }

    @Test
    void theFirstFeatureIsUsedTwiceAsOftenAsTheSecondAndEachIsClaimed() {
        Map<String, Long> byFeature = EVENTS.stream()
                .collect(Collectors.groupingBy(
                        event -> String.valueOf(event.getSignal()).split("/")[0], Collectors.counting()));
        List<String> known = new UsageYear(10, A_DAY, BEGIN)
                .told().stream()
                        .filter(Feature.class::isInstance)
                        .map(fact -> ((Feature) fact).getFeature())
                        .toList();

        assertThat(byFeature.keySet()).containsExactlyInAnyOrderElementsOf(known);
        assertThat(byFeature.getOrDefault("feature-0", 0L) / (double) byFeature.getOrDefault("feature-1", 1L))
                .isBetween(1.8, 2.2);
    }
}

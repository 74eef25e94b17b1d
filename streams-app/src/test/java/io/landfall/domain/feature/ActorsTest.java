package io.landfall.domain.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ActorsTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 100, 255})
    void isExactBelow256(int distinct) {
        List<Long> actors = hashes(distinct);

        assertThat(Actors.count(List.of(Actors.trim(actors)))).isEqualTo(distinct);
    }

    @ParameterizedTest
    @ValueSource(ints = {256, 2_000, 50_000})
    void isAnEstimateWithinTwentyPercentAbove(int distinct) {
        List<Long> actors = hashes(distinct);

        assertThat((double) Actors.count(List.of(Actors.trim(actors)))).isCloseTo(distinct, within(distinct * 0.2));
    }

    @Test
    void countsActorsOfSeveralSetsOnce() {
        List<Long> actors = hashes(250);

        assertThat(Actors.count(List.of(actors.subList(0, 150), actors.subList(100, 250))))
                .isEqualTo(250);
    }

    @Test
    void orderDuplicatesAndTheWayTheyAreSplitChangeNothing() {
        List<Long> actors = hashes(5_000);
        List<Long> disordered = new ArrayList<>(actors);
        disordered.addAll(actors.subList(0, 2_500));
        Collections.shuffle(disordered, new Random(7));

        List<List<Long>> parts = List.of(
                Actors.trim(disordered.subList(0, 10)),
                Actors.trim(disordered.subList(10, 4_000)),
                Actors.trim(disordered.subList(4_000, 7_500)));

        assertThat(Actors.count(parts)).isEqualTo(Actors.count(List.of(Actors.trim(actors))));
    }

    @Test
    void hashesAreUnsigned() {
        assertThat(Actors.trim(List.of(-1L, 1L, Long.MIN_VALUE, 0L, 1L))).containsExactly(0L, 1L, Long.MIN_VALUE, -1L);
    }

    private static List<Long> hashes(int distinct) {
        Random random = new Random(42);
        return LongStream.generate(random::nextLong)
                .distinct()
                .limit(distinct)
                .boxed()
                .toList();
    }
}

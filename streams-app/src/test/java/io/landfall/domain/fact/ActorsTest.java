package io.landfall.domain.fact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ActorsTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 100, 255})
    void isExactBelow256(int distinct) {
        List<Long> actors = hashes(distinct);

        assertThat(of(actors).count()).isEqualTo(distinct);
    }

    @ParameterizedTest
    @ValueSource(ints = {256, 2_000, 50_000})
    void isAnEstimateWithinTwentyPercentAbove(int distinct) {
        List<Long> actors = hashes(distinct);

        assertThat((double) of(actors).count()).isCloseTo(distinct, within(distinct * 0.2));
    }

    @Test
    void countsActorsOfSeveralSetsOnce() {
        List<Long> actors = hashes(250);

        assertThat(union(actors.subList(0, 150), actors.subList(100, 250)).count())
                .isEqualTo(250);
    }

    @Test
    void orderDuplicatesAndTheWayTheyAreSplitChangeNothing() {
        List<Long> actors = hashes(5_000);
        List<Long> disordered = new ArrayList<>(actors);
        disordered.addAll(actors.subList(0, 2_500));
        Collections.shuffle(disordered, new Random(7));

        Actors parts =
                union(disordered.subList(0, 10), disordered.subList(10, 4_000), disordered.subList(4_000, 7_500));

        assertThat(parts).isEqualTo(of(actors));
    }

    @Test
    void hashesAreUnsigned() {
        assertThat(Actors.of(-1L, 1L, Long.MIN_VALUE, 0L, 1L).hashes()).containsExactly(0L, 1L, Long.MIN_VALUE, -1L);
    }

    private static Actors of(List<Long> hashes) {
        return Actors.of(hashes.stream().mapToLong(Long::longValue).toArray());
    }

    @SafeVarargs
    private static Actors union(List<Long>... parts) {
        return Actors.union(Stream.of(parts).map(ActorsTest::of).toList());
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

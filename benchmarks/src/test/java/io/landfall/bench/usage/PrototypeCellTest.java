package io.landfall.bench.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrototypeCellTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 127, 128, 129, 5_000})
    void keepsTheSameOfTheSameIdsInAnyOrderAndNumber(int ids) {
        List<String> once = IntStream.range(0, ids).mapToObj(i -> "id-" + i).toList();
        List<String> thrice = new ArrayList<>(once);
        thrice.addAll(once);
        thrice.addAll(once);
        Collections.shuffle(thrice, new Random(ids));

        assertThat(of(thrice).distinct())
                .containsExactly(of(once).distinct())
                .hasSize(Math.min(ids, PrototypeCell.KEPT))
                .isSorted();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5_000})
    void everyEventIsCounted(int ids) {
        PrototypeCell cell = of(IntStream.range(0, ids).mapToObj(i -> "id-" + i).toList());

        assertThat(PrototypeCell.events(cell.bytes(1))).isEqualTo(ids);
    }

    private static PrototypeCell of(List<String> ids) {
        PrototypeCell cell = new PrototypeCell();
        ids.forEach(cell::add);
        return cell;
    }
}

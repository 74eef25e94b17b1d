package io.landfall.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SummaryTest {

    @Test
    void readsAsTheContractHasIt() {
        Map<String, Summary.Count> alerts = new TreeMap<>();
        alerts.put(
                "OPEN_PAST_CLOSURE_WINDOW",
                new Summary.Count(5, 2, new TreeMap<>(Map.of("DECISION", 1L, "CLOSURE", 2L))));
        alerts.put("DELIVERED_UNUSED", new Summary.Count(1, 1, Map.of()));

        assertThat(new Summary(10, 3, alerts).json())
                .isEqualTo("{\"events\": 10, \"deadLetters\": 3, \"alerts\": {"
                        + "\"DELIVERED_UNUSED\": {\"raised\": 1, \"open\": 1, \"cleared\": {}}, "
                        + "\"OPEN_PAST_CLOSURE_WINDOW\": {\"raised\": 5, \"open\": 2,"
                        + " \"cleared\": {\"CLOSURE\": 2, \"DECISION\": 1}}}}");
        assertThat(new Summary(0, 0, Map.of()).json()).isEqualTo("{\"events\": 0, \"deadLetters\": 0, \"alerts\": {}}");
    }
}

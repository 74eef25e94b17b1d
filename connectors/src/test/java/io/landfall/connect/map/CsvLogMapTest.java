package io.landfall.connect.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landfall.connect.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvLogMapTest {

    @ParameterizedTest
    @ValueSource(strings = {"servicenow-incidents", "case-activity-timestamp"})
    void theShippedMapsAreGood(String name) {
        assertThat(CsvLogMap.read(name).columns()).containsKeys("itemId", "timestamp", "status");
        assertThat(MapFile.SHIPPED).contains(name);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "itemId: a\\ntimstamp: b | 2: unknown key 'timstamp' (did you mean 'timestamp'?)",
                "itemId: a | timestamp: is missing; name the column",
                "itemId: []\\ntimestamp: b | 1: itemId: name a column",
                "itemId: a\\nitemId: b\\ntimestamp: c | 2: 'itemId' is given twice",
                "itemId: a\\ntimestamp: {column: b, patern: x} | 2: unknown key 'patern' (did you mean 'pattern'?)",
                "itemId: a\\ntimestamp: b\\npattern: qqqqqqqqq | 2: timestamp: bad pattern",
                "itemId: a\\ntimestamp: b\\nzone: Europe/Berln | 2: timestamp: unknown zone 'Europe/Berln'",
                "itemId: a\\ntimestamp: b\\nstatusCategory: {New: INTAK} | 3: New: 'INTAK' (did you mean 'INTAKE'?) is none of",
                "itemId: a\\ntimestamp: b\\nstatusCategory: {New: UNRECOGNIZED} | is none of INTAKE, COMMITTED",
                "itemId: a\\ntimestamp: b\\nitemType: {constant: BUG} | 'BUG' is none of FEATURE, DEFECT",
                "itemId: a\\ntimestamp: b\\nitemType: c\\ntype: d | 4: type: means the same as itemType",
                "itemId: a\\ntimestamp: b\\ndelimiter: ;; | 3: delimiter: ';;' is not one character",
                "itemId: [a | not YAML",
                "just text | 1: expected `key: value` lines",
            })
    void refuses(String yaml, String message) {
        assertThatThrownBy(() -> CsvLogMap.of(MapFile.parse("my.yaml", yaml.replace("\\n", "\n"))))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("my.yaml:")
                .hasMessageContaining(message);
    }

    @Test
    void anEmptyMapNamesWhatItLacks() {
        assertThatThrownBy(() -> CsvLogMap.of(MapFile.parse("my.yaml", ""))).hasMessageContaining("itemId: is missing");
    }
}

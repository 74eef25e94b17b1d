package io.landfall.domain.feature;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.domain.Given;
import io.landfall.domain.fact.CatalogueEntry;
import java.util.List;
import org.junit.jupiter.api.Test;

class CatalogueTest {

    private final Catalogue catalogue = new Catalogue();

    @Test
    void aSignalBelongsToWhoeverEverClaimedIt() {
        entry("pay", "1 00:00", "pay.click");
        entry("pay", "2 00:00", "pay.*");
        entry("export", "1 00:00", "*.click");

        assertThat(catalogue.everClaiming("pay.click")).containsExactly("export", "pay");
        assertThat(catalogue.everClaiming("pay.view")).containsExactly("pay");
        assertThat(catalogue.everClaiming("login")).isEmpty();
    }

    @Test
    void theNextChangeIsTheNextEntry() {
        entry("pay", "2 00:00", "a");

        assertThat(catalogue.nextChange(Given.at("1 00:00"))).isEqualTo(Given.at("2 00:00"));
        assertThat(catalogue.nextChange(Given.at("2 00:00"))).isNull();
    }

    private void entry(String feature, String time, String signal) {
        catalogue.put(new CatalogueEntry(
                Given.fact(feature + time, time),
                feature,
                null,
                null,
                List.of(signal),
                List.of(),
                List.of(),
                null,
                false,
                List.of(),
                null,
                null));
    }
}

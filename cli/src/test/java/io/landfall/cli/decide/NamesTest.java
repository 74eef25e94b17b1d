package io.landfall.cli.decide;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {

    private static final List<String> KNOWN =
            List.of("SHOP-12", "SHOP-120", "OPS-7", "gift-cards", "trial-6", "4711", "Booking", "acme/shop#5");

    @ParameterizedTest
    @CsvSource({
        "SHPO-12,      SHOP-12",
        "shop-12,      SHOP-12",
        "SHOP12,       SHOP-12",
        "gift-card,    gift-cards",
        "giftcards,    gift-cards",
        "BOOKING,      Booking",
        "acme/shp#5,   acme/shop#5"
    })
    void aMistypedNameIsToldFromTheOneMeant(String typed, String meant) {
        assertThat(Names.meant(typed, KNOWN)).isEqualTo(meant);
    }

    /** The next item of a project, the first of another, another number. */
    @ParameterizedTest
    @CsvSource({"SHOP-13", "OPS-12", "trial-7", "4712", "CRM-1", "weather-overlay"})
    void aNewNameIsNone(String typed) {
        assertThat(Names.meant(typed, KNOWN)).isNull();
    }
}

package io.landfall.cli.unmapped;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.schema.Feature;
import io.landfall.schema.Unmapped;
import io.landfall.schema.UnmappedReason;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionsTest {

    private static final Instant AT = Instant.parse("2026-03-01T00:00:00Z");

    private static final Suggestions SUGGESTIONS = new Suggestions(List.of(
            feature("checkout", "Check out", "/checkout/*"),
            feature("express-checkout", "Express checkout", "checkout.express.*"),
            feature("csv-export", "Export as CSV", "export.csv.started"),
            feature("gift-cards", "Gift cards", "/api/v1/giftcards/{id}"),
            feature("saved-searches", null, "search.saved.opened"),
            feature("search", "Search", "/search"),
            feature("two-factor-login", "Two-factor login", "auth.totp.*"),
            feature("user-settings", "Settings", "/users/*/settings"),
            feature("page-view", "Page views", "page-view"),
            feature("news", "News"),
            feature("caf\u00e9-finder", "Caf\u00e9 finder")));

    @AfterAll
    static void close() {
        SUGGESTIONS.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v2/checkout/submit,checkout",
        "checkoutStarted,checkout",
        "CHECKOUT_COMPLETED,checkout",
        "expressCheckoutClicked,express-checkout",
        "export.csv.clicked,csv-export",
        "csvExport,csv-export",
        "/reports/exports/csv/download,csv-export",
        "GiftCardRedeemed,gift-cards",
        "/shop/gift-cards/redeem,gift-cards",
        "web.giftcard.view,gift-cards",
        "saved_search_deleted,saved-searches",
        "/search/results?page,search",
        "auth.totp.enrolled,two-factor-login",
        "/settings/profile,user-settings",
        "page_view,page-view",
        "newsOpened,news",
        "cafe_finder_opened,caf\u00e9-finder"
    })
    void suggestsTheFeatureOfASignal(String signal, String feature) {
        assertThat(of(UnmappedReason.UNCLAIMED_SIGNAL, signal)).contains(feature);
    }

    @ParameterizedTest
    @CsvSource({
        "xq9-zzkv-77",
        "/api/v2/",
        "button_clicked",
        "page.view.widened",
        "new",
        "/wp-login.php",
        "/favicon.ico",
        "''",
        "****",
        "/api/v1/invoices/{id}",
        "3f9a1c77d0e24b6f",
        "/users/42/avatar",
        "\uD83D\uDE80"
    })
    void aPoorMatchGivesNone(String signal) {
        assertThat(of(UnmappedReason.UNCLAIMED_SIGNAL, signal)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "chekcout,checkout",
        "Gift-Card,gift-cards",
        "exports-csv,csv-export",
        "serach,search",
        "expres-chekout,express-checkout"
    })
    void anUnknownFeatureMayBeMistyped(String reference, String feature) {
        assertThat(of(UnmappedReason.UNKNOWN_FEATURE, reference)).contains(feature);
    }

    @Test
    void onlyFeaturesAreSuggestedAndOnlyWhereOneIsSought() {
        assertThat(of(UnmappedReason.UNKNOWN_ITEM, "checkout")).isEmpty();
        assertThat(of(UnmappedReason.DEPLOYMENT_NAMES_NOTHING, "checkout")).isEmpty();
        assertThat(of(UnmappedReason.UNKNOWN_FEATURE, "invoices")).isEmpty();
    }

    @Test
    void anEmptyCatalogueSuggestsNothing() {
        try (Suggestions none = new Suggestions(List.of())) {
            assertThat(none.of(unmapped(UnmappedReason.UNCLAIMED_SIGNAL, "/checkout")))
                    .isEmpty();
            assertThat(none.of(unmapped(UnmappedReason.UNKNOWN_FEATURE, "checkout")))
                    .isEmpty();
        }
    }

    /** The words that all routes of a catalogue share say nothing, also where no list has them. */
    @Test
    void wordsOfAllNamesWeighLittle() {
        List<Feature> many = Stream.concat(
                        IntStream.range(0, 500).mapToObj(i -> feature("f" + i, null, "/acme/portal/part" + i + "x/*")),
                        Stream.of(feature("invoices", null, "/acme/portal/invoices/*")))
                .toList();
        try (Suggestions suggestions = new Suggestions(many)) {
            assertThat(suggestions.of(unmapped(UnmappedReason.UNCLAIMED_SIGNAL, "/acme/portal/invoice/42/pdf")))
                    .contains("invoices");
            assertThat(suggestions.of(unmapped(UnmappedReason.UNCLAIMED_SIGNAL, "/acme/portal/payroll/slips")))
                    .isEmpty();
        }
    }

    private static Optional<String> of(UnmappedReason reason, String reference) {
        return SUGGESTIONS.of(unmapped(reason, reference));
    }

    private static Unmapped unmapped(UnmappedReason reason, String reference) {
        return new Unmapped(reason, "web", reference, 1L, AT, AT);
    }

    private static Feature feature(String key, String name, String... signals) {
        return Feature.newBuilder()
                .setId("1")
                .setOccurredAt(AT)
                .setFeature(key)
                .setName(name)
                .setSignals(Arrays.asList(signals))
                .build();
    }
}

package io.landfall.domain.fact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MentionsTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "'SHOP-12 add export', SHOP-12",
        "'add export (SHOP-12, PAY_2-7)', PAY_2-7 SHOP-12",
        "'fix: see acme/shop#12', acme/shop#12",
        "'fix a/b/c#7.', a/b/c#7",
        "'closes #3', acme/shop#3",
        "'(#3)', acme/shop#3",
        "'xSHOP-12 SHOP-12b SHOP-012 A-1 shop-12 SHOP-12-3', ''",
        "'C#7 #07 page/#3', ''",
        "'nothing', ''"
    })
    void namesItems(String message, String names) {
        List<String> expected = names.isEmpty() ? List.of() : Arrays.asList(names.split(" "));

        assertThat(Mentions.in(List.of(message), "github:acme/shop")).isEqualTo(expected);
    }

    @Test
    void aBareNumberNeedsARepository() {
        assertThat(Mentions.in(List.of("closes #3", "acme/shop#4"), "ci")).containsExactly("acme/shop#4");
        assertThat(Mentions.in(List.of("closes #3"), "gitlab:group/sub/shop")).containsExactly("group/sub/shop#3");
    }

    @Test
    void eachOnce() {
        assertThat(Mentions.in(List.of("A1-2", "A1-2 B1-1"), "ci")).containsExactly("A1-2", "B1-1");
    }
}

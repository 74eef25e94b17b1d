package io.landfall.connect.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {

    @ParameterizedTest(name = "{0} on {1}: {2}")
    @CsvSource({
        "/cart, /cart, true",
        "/cart, /Cart, false",
        "/cart, /cart/, false",
        "/cart*, /cart/1/items, true",
        "*/items, /cart/1/items, true",
        "/a*/c, /a/b/c, true",
        "/a*/c, /a/b/d, false",
        "*, '', true",
        "a\\*b, a*b, true",
        "a\\*b, aXb, false",
        "a\\\\b, a\\b, true",
        "tail\\, tail\\, true",
        "**, x, true",
        "?, x, false",
    })
    void matches(String glob, String signal, boolean expected) {
        assertThat(Glob.of(glob).test(signal)).isEqualTo(expected);
    }

    @Property
    void anEscapedTextMatchesItselfAlone(
            @ForAll @Chars({'a', '*', '\\', '{', '}'}) String text,
            @ForAll @Chars({'a', '*', '\\', '{', '}'}) String other) {
        Glob glob = Glob.of(Glob.escape(text));

        assertThat(glob.isExact()).isTrue();
        assertThat(glob.test(text)).isTrue();
        assertThat(glob.test(other)).isEqualTo(text.equals(other));
    }

    @Test
    void manyStarsDoNotExplode() {
        Glob glob = Glob.of("*a".repeat(50) + "b");

        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(5), () -> glob.test("a".repeat(10_000)));
    }
}

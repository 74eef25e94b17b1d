package io.landfall.domain.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignalPatternTest {

    @ParameterizedTest(name = "{0} over {1}: {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    checkout     | checkout        | true
                    checkout     | checkout.done   | false
                    checkout     | Checkout        | false
                    CHECK*       | checkout        | false
                    *            | ""              | true
                    *            | a/b/c           | true
                    ""           | ""              | true
                    ""           | a               | false
                    /api/*       | /api/           | true
                    /api/*       | /api/v1/export  | true
                    /api/*       | /api            | false
                    */export     | /api/v1/export  | true
                    */export     | /api/v1/exports | false
                    /a*/b*/c     | /a/b/b/c/b/c    | true
                    /a*/b*/c     | /a/c/b          | false
                    a**b         | ab              | true
                    a?c          | abc             | false
                    a.c          | abc             | false
                    [ab]         | a               | false
                    a\\*b        | a*b             | true
                    a\\*b        | axb             | false
                    a\\*b*       | a*bc            | true
                    a\\\\b       | a\\b            | true
                    a\\b         | ab              | true
                    a\\          | a\\             | true
                    *\\          | anything\\      | true
                    *\\          | anything        | false
                    é*ü          | é--ü            | true
                    /o/{id}      | /o/7            | true
                    /o/{id}      | /o/             | false
                    /o/{id}      | /o/7/           | false
                    /o/{id}      | /o/7/8          | false
                    /o/{id}      | /o/{id}         | true
                    /o/{id}/i    | /o/7/i          | true
                    /o/{id}/i    | /o//i           | false
                    /o/{a}.{b}   | /o/x.y.z        | true
                    /o/{a}.{b}   | /o/x.           | false
                    {a}{b}       | x               | false
                    {a}{b}       | xy              | true
                    {a}          | ""              | false
                    {a}x{b}      | axxb            | true
                    {a}x{b}      | ax/b            | false
                    *{a}         | x/y             | true
                    *{a}         | x/              | false
                    {a}*         | x/y/            | true
                    {a}*         | /               | false
                    {o_1-é}      | x               | true
                    {größe}      | x               | true
                    {𐐀}         | 𐐁              | true
                    \\{a}        | {a}             | true
                    \\{a}        | x               | false
                    {a\\}        | {a}             | true
                    {{a}}        | {x}             | true
                    {{a}}        | x               | false
                    {}           | {}              | true
                    {}           | x               | false
                    {a           | {a              | true
                    {a b}        | {a b}           | true
                    {a:[0-9]+}   | 7               | false
                    {a*}         | {abc}           | true
                    {a*}         | x               | false
                    }            | }               | true
                    """)
    void matches(String pattern, String signal, boolean expected) {
        assertThat(new SignalPattern(pattern).matches(signal)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}: exact {1}, text {2}")
    @CsvSource(delimiter = '|', textBlock = """
                    a/b    | true  | a/b
                    a*     | false | a
                    /o/{id} | false | /o/
                    \\{a}  | true  | {a}
                    a\\*   | true  | a*
                    a\\    | true  | a\\
                    """)
    void isExactWhereNothingStandsForOthers(String text, boolean exact, String literal) {
        SignalPattern pattern = new SignalPattern(text);

        assertThat(pattern.exact()).isEqualTo(exact);
        assertThat(pattern.text()).isEqualTo(literal);
    }

    @ParameterizedTest(name = "behind the text of {0} stands {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    a/b              | ""
                    /o/{id}          | {_}
                    /o/{id}/i        | {_}/i
                    a**b***          | *b*
                    a*\\*\\{b}\\\\ | *\\*\\{b}\\\\
                    """)
    void theTailIsTheSameForAllThatMeanTheSame(String pattern, String tail) {
        assertThat(new SignalPattern(pattern).tail()).isEqualTo(tail);
        assertThat(new SignalPattern(tail).tail()).isEqualTo(tail);
    }

    @Test
    void manyStarsOverALongSignalTakeNoTime() {
        SignalPattern pattern = new SignalPattern("a*".repeat(100) + "{x}b");
        String signal = "a".repeat(20_000);

        boolean matches = assertTimeoutPreemptively(Duration.ofSeconds(5), () -> pattern.matches(signal));

        assertThat(matches).isFalse();
    }
}

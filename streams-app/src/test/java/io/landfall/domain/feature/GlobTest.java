package io.landfall.domain.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {

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
                    """)
    void matches(String pattern, String signal, boolean expected) {
        assertThat(new Glob(pattern).matches(signal)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}: exact {1}, text {2}")
    @CsvSource(delimiter = '|', textBlock = """
                    a/b    | true  | a/b
                    a*     | false | a*
                    a\\*   | true  | a*
                    a\\    | true  | a\\
                    """)
    void isExactWithoutAStarThatIsNotEscaped(String pattern, boolean exact, String text) {
        Glob glob = new Glob(pattern);

        assertThat(glob.exact()).isEqualTo(exact);
        assertThat(glob.text()).isEqualTo(text);
    }

    @Test
    void manyStarsOverALongSignalTakeNoTime() {
        Glob glob = new Glob("a*".repeat(100) + "b");
        String signal = "a".repeat(20_000);

        boolean matches = assertTimeoutPreemptively(Duration.ofSeconds(5), () -> glob.matches(signal));

        assertThat(matches).isFalse();
    }
}

package io.landfall.domain.fact;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.domain.Given;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SwitchesTest {

    /** A step is the hour at which something happens and whether it is on (+) or off (-) then; its place is its name. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    ""             | ""
                    1-             | ""
                    1+             | a..
                    1+ 2-          | a..b
                    1+ 2- 3+       | a..b c..
                    1+ 2+ 3-       | a..c
                    1+ 2- 3-       | a..b
                    1+ 1-          | ""
                    1+ 1- 1+       | c..
                    1+ 1+          | a..
                    1+ 2- 2+       | a..
                    1+ 2- 2+ 2-    | a..d
                    1+ 2- 2- 3+    | a..b d..
                    1- 1+ 2- 3+ 3- | b..c
                    """)
    void isOnFromTheFactThatTurnedItOnForGoodToTheOneThatTurnedItOff(String steps, String expected) {
        Switches switches = new Switches();
        char name = 'a';
        for (String step : steps.isEmpty() ? new String[0] : steps.split(" ")) {
            FactOrder fact = Given.fact(String.valueOf(name++), "1 0" + step.charAt(0) + ":00");
            switches.after(fact, step.endsWith("+"));
        }

        List<String> spans = switches.spans().stream()
                .map(span -> span.start().id() + ".."
                        + (span.end() == null ? "" : span.end().id()))
                .toList();

        assertThat(String.join(" ", spans)).isEqualTo(expected);
        assertThat(switches.on()).isEqualTo(steps.endsWith("+"));
    }
}

package io.landfall.domain.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** The matcher says of many patterns what each says for itself. */
class SignalMatcherProperties {

    @Property(tries = 5_000)
    void findsWhatEachPatternAloneMatches(
            @ForAll @Size(max = 12) List<@From("patterns") String> early,
            @ForAll @Size(max = 4) List<@From("patterns") String> late,
            @ForAll @Size(min = 1, max = 12) List<@From("signals") String> signals,
            @ForAll @IntRange(min = 1, max = 2_000) int cells) {
        SignalMatcher matcher = new SignalMatcher(cells);
        List<String> added = new ArrayList<>();
        for (List<String> some : List.of(early, late)) {
            some.forEach(matcher::add);
            added.addAll(some);
            for (String signal : signals) {
                assertThat(matcher.match(signal)).as(signal).isEqualTo(oneByOne(added, signal));
            }
        }
    }

    private static List<String> oneByOne(List<String> patterns, String signal) {
        return patterns.stream()
                .distinct()
                .filter(pattern -> new SignalPattern(pattern).matches(signal))
                .sorted()
                .toList();
    }

    @Provide
    Arbitrary<String> patterns() {
        return joined("a", "b", "/", "*", "{p}", "{q-1}", "\\*", "\\{", "\\\\", "\\", "{", "}", "é", "Aa", "BB");
    }

    @Provide
    Arbitrary<String> signals() {
        return joined("a", "b", "/", "*", "{", "}", "\\", "é", "p", "Aa", "BB");
    }

    private static Arbitrary<String> joined(String... parts) {
        return Arbitraries.of(parts).list().ofMaxSize(7).map(some -> String.join("", some));
    }

    /** A pattern made of a signal is likelier to match it than one made of nothing. */
    @Property(tries = 5_000)
    void findsPatternsMadeOfTheSignal(
            @ForAll("signals") String signal,
            @ForAll @Size(min = 1, max = 6) List<@IntRange(max = 999_999) Integer> cuts) {
        List<String> patterns = cuts.stream().map(cut -> weakened(signal, cut)).toList();
        SignalMatcher matcher = new SignalMatcher();
        patterns.forEach(matcher::add);

        assertThat(matcher.match(signal)).isEqualTo(oneByOne(patterns, signal));
        Stream.of(signal + "a", signal + "/", "a" + signal)
                .forEach(other -> assertThat(matcher.match(other)).isEqualTo(oneByOne(patterns, other)));
    }

    /** Each character stays, becomes a star or a parameter, by one digit each. */
    private static String weakened(String signal, int digits) {
        StringBuilder pattern = new StringBuilder();
        int left = digits;
        for (int i = 0; i < signal.length(); i++, left /= 10) {
            char c = signal.charAt(i);
            switch (left % 10) {
                case 1, 2 -> pattern.append('*');
                case 3, 4, 5 -> pattern.append("{p}");
                default ->
                    pattern.append(c == '*' || c == '{' || c == '\\' ? "\\" : "")
                            .append(c);
            }
        }
        return pattern.toString();
    }
}

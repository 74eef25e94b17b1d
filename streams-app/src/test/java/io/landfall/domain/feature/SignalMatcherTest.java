package io.landfall.domain.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignalMatcherTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final SignalMatcher matcher = new SignalMatcher();

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    /orders          | * */{x} /orders
                    /orders/7        | * */{x} /orders/*  /orders/{id}
                    /orders/7/items  | * */{x} /orders/* /orders/{id}/items
                    /orders/         | * /orders/*
                    checkout.done    | * checkout.* checkout.done
                    checkout.undone  | * checkout.*
                    ""               | *
                    {id}             | * \\{id}
                    größe.€.x        | * größe.*.x
                    """)
    void findsAllThatMatch(String signal, String expected) {
        add("/orders/{id}", "/orders/*", "/orders/{id}/items", "checkout.*", "checkout.done", "*", "*/{x}");
        add("\\{id}", "größe.*.x", "/orders");

        assertThat(matcher.match(signal)).containsExactly(expected.split(" +"));
    }

    @Test
    void whatMeansTheSameIsFoundUnderEachOfItsNames() {
        add("/o/{id}", "/o/{order}", "a**", "a*", "b\\c", "bc");

        assertThat(matcher.match("/o/1")).containsExactly("/o/{id}", "/o/{order}");
        assertThat(matcher.match("a")).containsExactly("a*", "a**");
        assertThat(matcher.match("bc")).containsExactly("b\\c", "bc");
    }

    @Test
    void aPatternAddedLaterIsFoundForSignalsSeenBefore() {
        add("/o/{id}");
        assertThat(matcher.match("/o/1")).containsExactly("/o/{id}");
        assertThat(matcher.match("/o")).isEmpty();

        add("/o/*", "*1", "/o/1", "/o");

        assertThat(matcher.match("/o/1")).containsExactly("*1", "/o/*", "/o/1", "/o/{id}");
        assertThat(matcher.match("/o")).containsExactly("/o");
    }

    @Test
    void aSignalSeenBeforeGetsTheSameListAgain() {
        add("/o/{id}", "/o/*");
        List<String> first = matcher.match("/o/1");

        assertThat(matcher.match(new String("/o/1"))).isSameAs(first).isUnmodifiable();
    }

    @Test
    void textsOfEqualHashAreToldApart() {
        add("Aa*", "BB{x}"); // Aa and BB have one hash code
        add("\0*");

        assertThat(matcher.match("Aac")).containsExactly("Aa*");
        assertThat(matcher.match("BBc")).containsExactly("BB{x}");
        assertThat(matcher.match("\0")).containsExactly("\0*"); // hash code 0
        assertThat(matcher.match("CCc")).isEmpty();
    }

    @Test
    void thousandsOfInnerWordsStayCorrect() {
        List<String> patterns =
                IntStream.range(0, 5_000).mapToObj(i -> "*" + word(i) + "*").toList();
        add(patterns.toArray(String[]::new));
        Random random = new Random(1);

        assertTimeoutPreemptively(SOON, () -> {
            for (int i = 0; i < 2_000; i++) {
                int some = random.nextInt(5_000);
                int other = random.nextInt(5_000);
                assertThat(matcher.match(i + "/" + word(some) + "/" + word(other) + "/" + i))
                        .contains(patterns.get(some), patterns.get(other));
            }
        });
    }

    /** Each signal leads to states that no other leads to. */
    @Test
    void aBoundOfTheStatesDoesNotChangeAnAnswer() {
        SignalMatcher small = new SignalMatcher(200);
        List<SignalPattern> patterns = IntStream.range(0, 40)
                .mapToObj(i -> "*" + word(i) + "*")
                .map(SignalPattern::new)
                .toList();
        IntStream.range(0, 40).forEach(i -> small.add("*" + word(i) + "*"));
        Random random = new Random(2);

        for (int i = 0; i < 300; i++) {
            String signal = word(random.nextInt(40)) + word(random.nextInt(40)) + word(random.nextInt(40));
            assertThat(small.match(signal)).hasSize((int)
                    patterns.stream().filter(one -> one.matches(signal)).count());
        }
    }

    @Test
    void aVeryLongSignalAndManyStarsTakeNoTime() {
        add("a*".repeat(100) + "b", "{x}/".repeat(100) + "b", "*" + "a".repeat(1_000));

        assertTimeoutPreemptively(SOON, () -> {
            assertThat(matcher.match("a".repeat(1_000_000))).hasSize(1);
            assertThat(matcher.match("a/".repeat(100) + "b")).hasSize(2);
        });
    }

    @Test
    void addingAndAskingInTurnIsNotQuadratic() {
        assertTimeoutPreemptively(SOON, () -> {
            for (int i = 0; i < 60_000; i++) {
                add("/shop" + i / 3 + "/" + i % 3 + "/{id}");
                assertThat(matcher.match("/shop" + i / 3 + "/" + i % 3 + "/x" + i))
                        .hasSize(1);
            }
        });
    }

    /** No word is part of another: each is framed. */
    private static String word(int number) {
        return "<" + Integer.toString(number, 36) + ">";
    }

    private void add(String... patterns) {
        List.of(patterns).forEach(matcher::add);
    }
}

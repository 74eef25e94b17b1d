package io.landfall.domain.verdict;

import static io.landfall.domain.Given.at;
import static io.landfall.domain.Given.decision;
import static io.landfall.domain.Given.fact;
import static io.landfall.domain.Given.window;
import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.domain.Given;
import io.landfall.domain.fact.DecisionFact;
import io.landfall.domain.fact.DecisionFact.Kind;
import io.landfall.domain.verdict.Life.Status;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A verdict whose deadline is the beginning of the fifth. */
class LivesTest {

    private static final Instant CLOCK = at("1 00:00");
    private static final String DEADLINE = "5 00:00";

    private final List<DecisionFact> decisions = new ArrayList<>();
    private final Map<String, Object> policy = new HashMap<>();
    private List<Stretch> held = List.of(Stretch.open(at(DEADLINE)));
    private Instant next;
    private io.landfall.domain.verdict.Kind kind = io.landfall.domain.verdict.Kind.OPEN_PAST_CLOSURE_WINDOW;
    private String since = "1 00:00";

    @Test
    void opensStrictlyAfterItsDeadline() {
        assertThat(lives(DEADLINE)).isEmpty();
        assertThat(next).isEqualTo(at("5 00:00:00.000001"));

        assertThat(lives("5 00:00:00.000001")).containsExactly(DEADLINE);
        assertThat(next).isNull();
    }

    @Test
    void neverOpensWhereNothingHeld() {
        held = List.of();

        assertThat(lives("20 00:00")).isEmpty();
    }

    @ParameterizedTest(name = "ends {0}: {1}")
    @CsvSource({
        "4 00:00,",
        "5 00:00,",
        "5 00:00:00.000001, 5 00:00 - 5 00:00:00.000001 CLOSURE",
        "6 00:00, 5 00:00 - 6 00:00 CLOSURE"
    })
    void anEndAtTheDeadlinePreventsIt(String end, String expected) {
        held = List.of(Stretch.open(at(DEADLINE)).until(fact("end", end), Cause.CLOSURE));

        assertThat(lives("20 00:00")).isEqualTo(expected == null ? List.of() : List.of(expected));
    }

    @Test
    void whereTheEndPreventsItThereIsNothingToWaitFor() {
        held = List.of(Stretch.open(at(DEADLINE)).until(fact("end", "3 00:00"), Cause.CLOSURE));

        assertThat(lives("4 00:00")).isEmpty();
        assertThat(next).isNull();
    }

    @Test
    void aUseAtTheDeadlineComesAfterItAndClears() {
        held = List.of(Stretch.open(at(DEADLINE)).until(fact("use", DEADLINE), Cause.USE));

        assertThat(lives("20 00:00")).containsExactly("5 00:00 - 5 00:00 USE");
    }

    @Test
    void aDecisionAtTheDeadlinePreventsItEvenWhereItWasUsedThen() {
        held = List.of(Stretch.open(at(DEADLINE)).until(fact("use", DEADLINE), Cause.USE));
        decisions.add(decision(Kind.CLOSURE, DEADLINE, null));

        assertThat(lives("20 00:00")).isEmpty();
    }

    @ParameterizedTest(name = "decided {0} until {1}: {2}")
    @CsvSource({
        "4 00:00,        ,",
        "5 00:00,        ,",
        "6 00:00,        , 5 00:00 - 6 00:00 DECISION",
        "3 00:00, 4 00:00, 5 00:00",
        "3 00:00, 5 00:00, 5 00:00",
        "3 00:00, 7 00:00, 7 00:00",
    })
    void aDecisionPreventsOrClears(String made, String until, String expected) {
        decisions.add(decision(Kind.CLOSURE, made, until));

        assertThat(lives("20 00:00")).isEqualTo(expected == null ? List.of() : List.of(expected));
    }

    @Test
    void afterALapseAnotherOneOpensWhoseClockIsTheLapse() {
        decisions.add(decision(Kind.CLOSURE, "6 00:00", "8 00:00"));

        List<Life> lives = assess("20 00:00");

        assertThat(lives).extracting(Given::text).containsExactly("5 00:00 - 6 00:00 DECISION", "8 00:00");
        assertThat(lives).extracting(Life::clockStartedAt).containsExactly(CLOCK, at("8 00:00"));
    }

    @Test
    void theLapseItselfIsTheNextInstant() {
        decisions.add(decision(Kind.STOP, "6 00:00", "8 00:00"));

        assertThat(lives("8 00:00")).containsExactly("5 00:00 - 6 00:00 DECISION");
        assertThat(next).isEqualTo(at("8 00:00:00.000001"));
    }

    @Test
    void decisionsThatTouchLeaveNoGap() {
        decisions.add(decision(Kind.CLOSURE, "4 00:00", "8 00:00"));
        decisions.add(decision(Kind.STOP, "8 00:00", "9 00:00"));

        assertThat(lives("20 00:00")).containsExactly("9 00:00");
    }

    @Test
    void theSameAlertIsOpenAgainWhenTheVerdictHoldsAgain() {
        held = List.of(
                Stretch.open(at(DEADLINE)).until(fact("back", "6 00:00"), Cause.ROLLBACK), Stretch.open(at("7 00:00")));

        assertThat(lives("20 00:00")).containsExactly("5 00:00");
    }

    @Test
    void isSnoozedWhileASnoozeOfItsKindLives() {
        decisions.add(decision(Kind.SNOOZE, "6 00:00", "8 00:00"));

        assertThat(status("5 12:00"))
                .isEqualTo(Status.RAISED); // decisions not seen yet are not handed in; this one is not live
        assertThat(status("6 00:00")).isEqualTo(Status.SNOOZED);
        assertThat(next).isEqualTo(at("8 00:00:00.000001"));
        assertThat(status("8 00:00")).isEqualTo(Status.SNOOZED);
        assertThat(status("8 00:00:00.000001")).isEqualTo(Status.RAISED);
    }

    @ParameterizedTest(name = "a snooze of {0}: {1}")
    @CsvSource({"OPEN_PAST_CLOSURE_WINDOW, SNOOZED", "DELIVERED_UNUSED, RAISED", ", SNOOZED"})
    void aSnoozeOfAnotherKindDoesNotMatter(String kind, Status expected) {
        decisions.add(new DecisionFact(fact("z", "6 00:00"), Kind.SNOOZE, null, null, kind));

        assertThat(status("7 00:00")).isEqualTo(expected);
    }

    @Test
    void aSnoozeDoesNotOutliveTheAlert() {
        decisions.add(decision(Kind.SNOOZE, "6 00:00", null));
        held = List.of(Stretch.open(at(DEADLINE)).until(fact("end", "7 00:00"), Cause.CLOSURE));

        assertThat(status("9 00:00")).isEqualTo(Status.CLEARED);
    }

    @ParameterizedTest(name = "at {0}: {1} reminders, next {2}")
    @CsvSource({
        "6 00:00,          0, 7 00:00:00.000001",
        "7 00:00,          0, 7 00:00:00.000001",
        "7 00:00:00.000001, 1, 9 00:00:00.000001",
        "9 00:00,          1, 9 00:00:00.000001",
        "9 00:00:00.000001, 2, 11 00:00:00.000001",
    })
    void remindsStrictlyAfterEachInterval(String asOf, long reminders, String expectedNext) {
        policy.put("remindEvery", window("P2D"));

        Life life = assess(asOf).get(0);

        assertThat(life.reminders()).isEqualTo(reminders);
        assertThat(life.status()).isEqualTo(reminders > 0 ? Status.REMINDED : Status.RAISED);
        assertThat(next.truncatedTo(ChronoUnit.MICROS)).isEqualTo(at(expectedNext));
    }

    @ParameterizedTest(name = "cleared {0}: {1} reminders")
    @CsvSource({"7 00:00, 0", "7 00:00:00.000001, 1", "9 00:00, 1"})
    void remindsNoMoreOnceCleared(String cleared, long reminders) {
        policy.put("remindEvery", window("P2D"));
        held = List.of(Stretch.open(at(DEADLINE)).until(fact("end", cleared), Cause.CLOSURE));

        assertThat(assess("20 00:00").get(0).reminders()).isEqualTo(reminders);
        assertThat(next).isNull();
    }

    @ParameterizedTest(name = "baseline {0}, cleared {1}: {2}")
    @CsvSource({
        ",                ,        false",
        "5 00:00,         ,        false",
        "5 00:00:00.000001,,       true",
        "6 00:00,         5 12:00, false",
        "6 00:00,         6 00:00, false",
        "6 00:00,         7 00:00, true",
    })
    void isInheritedWhereItWasOpenAtTheBaseline(String baseline, String cleared, boolean inherited) {
        if (baseline != null) {
            policy.put("baselineAt", at(baseline));
        }
        if (cleared != null) {
            held = List.of(Stretch.open(at(DEADLINE)).until(fact("end", cleared), Cause.CLOSURE));
        }

        assertThat(assess("20 00:00").get(0).inherited()).isEqualTo(inherited);
    }

    @Test
    void namesTheDecisionsThatAnsweredItOnce() {
        decisions.add(decision(Kind.CLOSURE, "2 00:00", "3 00:00"));
        decisions.add(decision(Kind.RECEPTION, "3 00:00", null));
        decisions.add(decision(Kind.STOP, "6 00:00", "8 00:00"));

        assertThat(assess("20 00:00"))
                .extracting(Life::decisions)
                .containsExactly(List.of("CLOSURE2 00:00"), List.of("CLOSURE2 00:00", "STOP6 00:00"));
    }

    @Test
    void namesTheLastTen() {
        for (int day = 6; day < 18; day++) {
            decisions.add(decision(Kind.CLOSURE, day + " 00:00", day + " 01:00"));
        }

        List<Life> lives = assess("20 00:00");

        assertThat(lives.get(lives.size() - 1).decisions())
                .hasSize(10)
                .startsWith("CLOSURE8 00:00")
                .endsWith("CLOSURE17 00:00");
    }

    @Test
    void namesTheSnoozeThatEnded() {
        decisions.add(Given.snooze("OPEN_PAST_CLOSURE_WINDOW", "6 00:00", "8 00:00"));

        assertThat(assess("8 00:00").get(0).decisions()).isEmpty();
        assertThat(assess("8 00:00:00.000001").get(0).decisions()).containsExactly("SNOOZE6 00:00");
    }

    @Test
    void aSnoozeEndsWithTheRecovery() {
        decisions.add(Given.snooze(null, "5 12:00", "18 00:00"));
        decisions.add(decision(Kind.CLOSURE, "6 00:00", "8 00:00"));

        List<Life> lives = assess("10 00:00");

        assertThat(lives).extracting(Life::status).containsExactly(Status.CLEARED, Status.RAISED);
        assertThat(lives.get(1).decisions()).containsExactly("CLOSURE6 00:00");
    }

    @Test
    void aSnoozeAtTheRecoveryItselfIsForWhatComes() {
        decisions.add(decision(Kind.CLOSURE, "6 00:00", "8 00:00"));
        decisions.add(Given.snooze(null, "6 00:00", "18 00:00"));

        assertThat(assess("10 00:00")).extracting(Life::status).containsExactly(Status.CLEARED, Status.SNOOZED);
    }

    @Test
    void aSnoozeThatCameAfterTheEndIsNotNamed() {
        decisions.add(Given.snooze(null, "8 00:00", "9 00:00"));
        held = List.of(Stretch.open(at(DEADLINE)).until(fact("end", "7 00:00"), Cause.CLOSURE));

        assertThat(assess("10 00:00").get(0).decisions()).isEmpty();
    }

    @Test
    void evidenceThatIsNewerThanADecisionRaisesAgain() {
        decisions.add(decision(Kind.CLOSURE, "2 00:00", null));
        since = "3 00:00";

        assertThat(lives("20 00:00")).containsExactly(DEADLINE);
        assertThat(assess("20 00:00").get(0).decisions()).containsExactly("CLOSURE2 00:00");
    }

    @ParameterizedTest(name = "{0}: opens again {1}")
    @CsvSource({
        "OPEN_PAST_CLOSURE_WINDOW, CLOSURE, 8 00:00",
        "CLOSURE_UNDECIDED, CLOSURE, 10 00:00",
        "ENTRY_UNDECIDED, ENTRY, 10 00:00",
        "DELIVERED_UNRECEIVED, RECEPTION, 10 00:00"
    })
    void aQuestionIsAskedAgainAfterItsWindow(io.landfall.domain.verdict.Kind asked, Kind answer, String again) {
        kind = asked;
        decisions.add(decision(answer, "6 00:00", "8 00:00"));

        assertThat(lives("20 00:00")).containsExactly("5 00:00 - 6 00:00 DECISION", again);
        assertThat(assess("20 00:00").get(1).clockStartedAt()).isEqualTo(at("8 00:00"));
    }

    @Test
    void whatIsOverBeforeTheRestartedWindowIsNotAskedAgain() {
        kind = io.landfall.domain.verdict.Kind.ENTRY_UNDECIDED;
        decisions.add(decision(Kind.ENTRY, "6 00:00", "8 00:00"));
        held = List.of(Stretch.open(at(DEADLINE)).until(fact("end", "9 00:00"), Cause.START));

        assertThat(lives("20 00:00")).containsExactly("5 00:00 - 6 00:00 DECISION");
    }

    private List<Life> assess(String asOf) {
        NextInstant gathered = new NextInstant(at(asOf));
        List<Life> lives = new Lives(
                        kind,
                        CLOCK,
                        decisions,
                        Given.policies(Given.policy("p", "default", "1 00:00", policy))
                                .at(at(asOf), List.of("default")),
                        gathered)
                .of(new Run(
                        CLOCK,
                        at(since),
                        held,
                        lapsedAt -> held.stream()
                                .map(stretch -> stretch.startingAt(lapsedAt.plus(2, ChronoUnit.DAYS)))
                                .toList()));
        next = gathered.get();
        return lives;
    }

    private List<String> lives(String asOf) {
        return assess(asOf).stream().map(Given::text).toList();
    }

    private Status status(String asOf) {
        return assess(asOf).get(0).status();
    }
}

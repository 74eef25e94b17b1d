package io.landfall.domain.verdict;

import static io.landfall.domain.Given.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.domain.Given;
import io.landfall.domain.fact.DecisionFact;
import io.landfall.domain.fact.DecisionFact.Kind;
import io.landfall.domain.verdict.Answers.Gap;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswersTest {

    /** A decision is the day it was made and, after a dash, the last day on which it lives; a gap likewise. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    ""          | ..
                    2           | ..2
                    2-4         | ..2 4..
                    2-4 5-6     | ..2 4..5 6..
                    2-4 4-6     | ..2 6..
                    2-4 3-6     | ..2 6..
                    2-9 3-6     | ..2 9..
                    2-4 6       | ..2 4..6
                    2-4 3       | ..2
                    2 3-4       | ..2
                    2-1         | ..
                    2-2         | ..2 2..
                    2-2 2-3     | ..2 3..
                    2-3 2-3     | ..2 3..
                    """)
    void leaveGapsBetweenThem(String decisions, String gaps) {
        List<DecisionFact> made = new ArrayList<>();
        for (String decision : decisions.isEmpty() ? new String[0] : decisions.split(" ")) {
            String[] days = decision.split("-");
            String until = days.length == 1 ? null : days[1] + " 00:00";
            made.add(Given.decision(Kind.CLOSURE, days[0] + " 00:00", until));
        }

        List<Gap> left = Answers.gaps(made, io.landfall.domain.verdict.Kind.OPEN_PAST_CLOSURE_WINDOW);

        assertThat(left.stream().map(AnswersTest::text)).containsExactly(gaps.split(" "));
    }

    @Test
    void aRefusalEndsWhatWasReceivedBefore() {
        List<DecisionFact> made = List.of(
                Given.decision(Kind.RECEPTION, "RECEIVED", "2 00:00", null),
                Given.decision(Kind.RECEPTION, "REFUSED", "4 00:00", "9 00:00"),
                Given.decision(Kind.RECEPTION, "RECEIVED", "6 00:00", null));

        List<Gap> left = Answers.gaps(made, io.landfall.domain.verdict.Kind.DELIVERED_UNRECEIVED);

        assertThat(left.stream().map(AnswersTest::text)).containsExactly("..2", "4..6");
    }

    @Test
    void whatCountsAnewIsAnsweredForThePastOnly() {
        List<DecisionFact> made =
                List.of(Given.decision(Kind.CLOSURE, "2 00:00", null), Given.decision(Kind.STOP, "4 00:00", "6 00:00"));

        List<Gap> left = Answers.gaps(made, io.landfall.domain.verdict.Kind.NEVER_FINISHED);

        assertThat(left.stream().map(AnswersTest::text)).containsExactly("..2", "2..4", "6..");
    }

    @Test
    void othersThanTheKindsAskedForDoNotAnswer() {
        List<DecisionFact> made =
                List.of(Given.decision(Kind.RECEPTION, "2 00:00", null), Given.decision(Kind.SNOOZE, "3 00:00", null));

        assertThat(Answers.gaps(made, io.landfall.domain.verdict.Kind.OPEN_PAST_CLOSURE_WINDOW))
                .containsExactly(new Gap(null, null));
    }

    @ParameterizedTest(name = "lapsed {0}: opens {1}")
    @CsvSource({", 5 00:00", "4 00:00, 5 00:00", "5 00:00, 5 00:00", "6 00:00, 6 00:00"})
    void aGapOpensAtTheLaterOfLapseAndDeadline(String lapsed, String opens) {
        Gap gap = new Gap(lapsed == null ? null : at(lapsed), null);

        assertThat(gap.opens(at("5 00:00"))).isEqualTo(at(opens));
    }

    private static String text(Gap gap) {
        String from = gap.lapsedAt() == null ? "" : day(Given.text(gap.lapsedAt()));
        String to = gap.end() == null ? "" : day(Given.text(gap.end().occurredAt()));
        return from + ".." + to;
    }

    private static String day(String time) {
        return time.substring(0, time.indexOf(' '));
    }
}

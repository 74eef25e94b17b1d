package io.landfall.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** OPEN_PAST_CLOSURE_WINDOW, sentence by sentence, computed by hand. */
class ItemSemanticsTest {

    private final Scenario s = new Scenario();

    @Test
    void aClosingAtTheDeadlinePreventsIt() {
        s.policy("'closureWindow':'P1D'");
        s.becomes("1 00:00", "ACTIVE");
        s.becomes("2 00:00", "DONE");

        assertThat(s.alerts("9 00:00")).isEmpty();
    }

    @Test
    void startsAtTheEarliestCreatedAtGivenElseAtTheFirstFact() {
        s.policy("'closureWindow':'P1D'");
        s.item("3 00:00", "'createdAt':'@2 00:00@'");
        s.item("4 00:00", "'createdAt':'@1 12:00@'");
        assertThat(s.alerts("3 12:00")).containsExactly("item:i #1 3 00:00 RAISED");
        assertThat(s.alerts("9 00:00")).containsExactly("item:i #1 2 12:00 RAISED");
    }

    @Test
    void closesAtTheFirstClosingFactAndStaysClosed() {
        s.policy("'closureWindow':'P1D'");
        s.becomes("1 00:00", "ACTIVE");
        s.becomes("3 00:00", "DISCARDED");
        s.becomes("4 00:00", "DONE");
        s.item("5 00:00", "'title':'T'");

        assertThat(s.alerts("9 00:00")).containsExactly("item:i #1 2 00:00 - 3 00:00 CLOSURE");
        assertThat(s.result("9 00:00").items().get(0).get("closedAt").textValue())
                .isEqualTo("2026-06-03T00:00:00Z");
    }

    @Test
    void anyOtherCategoryReopensAndEachEpisodeIsCountedFromThere() {
        s.policy("'closureWindow':'P1D'");
        s.becomes("1 00:00", "DONE");
        s.becomes("2 00:00", "INTAKE");
        s.becomes("4 00:00", "DONE");
        s.becomes("4 00:00", "ACTIVE").put("sequence", 1);

        assertThat(s.alerts("9 00:00"))
                .containsExactly("item:i #2 3 00:00 - 4 00:00 CLOSURE", "item:i #3 5 00:00 RAISED");
        assertThat(s.result("9 00:00").items().get(0).get("reopened").intValue())
                .isEqualTo(2);
    }

    @Test
    void deletedClosesAndOnlySayingOtherwiseReopens() {
        s.policy("'closureWindow':'P1D'");
        s.becomes("1 00:00", "ACTIVE");
        s.item("3 00:00", "'deleted':true");
        s.becomes("4 00:00", "WAITING");
        assertThat(s.alerts("9 00:00")).containsExactly("item:i #1 2 00:00 - 3 00:00 CLOSURE");

        s.item("5 00:00", "'deleted':false");
        assertThat(s.alerts("9 00:00"))
                .containsExactly("item:i #1 2 00:00 - 3 00:00 CLOSURE", "item:i #2 6 00:00 RAISED");
    }

    @Test
    void almostDoneIsOpen() {
        s.policy("'closureWindow':'P1D'");
        s.becomes("1 00:00", "ALMOST_DONE");

        assertThat(s.alerts("9 00:00")).hasSize(1);
    }

    @Test
    void clocksFromCommitmentAndFromStart() {
        s.policy("'closureWindow':'P1D','closureClock':'COMMITTED'");
        s.becomes("1 00:00", "INTAKE");
        assertThat(s.alerts("9 00:00")).isEmpty();

        s.becomes("2 00:00", "COMMITTED");
        assertThat(s.alerts("9 00:00")).containsExactly("item:i #1 3 00:00 RAISED");

        s.fact("policy", "2 00:00", "'scope':'default','closureWindow':'P1D','closureClock':'STARTED'");
        assertThat(s.alerts("9 00:00")).isEmpty();

        s.becomes("3 00:00", "WAITING");
        s.becomes("3 12:00", "INTAKE");
        assertThat(s.alerts("9 00:00")).containsExactly("item:i #1 4 00:00 RAISED");
    }

    @Test
    void titleTeamTypeAndFeaturesAreTheLastKnownForAllEpisodes() {
        s.pinned("'id':'p','scope':'team:blue','closureWindow':'P1D'");
        s.item("1 00:00", "'team':'red','title':'old','key':'A-1'");
        s.becomes("3 00:00", "DONE");
        s.item("4 00:00", "'team':'blue','title':'new'");

        assertThat(s.alerts("9 00:00")).containsExactly("item:i #1 2 00:00 - 3 00:00 CLOSURE");
        assertThat(s.onlyAlert("9 00:00").get("title").textValue()).isEqualTo("new");
    }

    @Test
    void isNamedByItsKeyElseItsId() {
        s.policy("'closureWindow':'P1D'");
        s.becomes("1 00:00", "ACTIVE");
        assertThat(s.onlyAlert("9 00:00").get("title").textValue()).isEqualTo("i");
        assertThat(s.onlyAlert("9 00:00").get("asks").has("of")).isFalse();

        s.item("2 00:00", "'key':'A-1'");
        assertThat(s.onlyAlert("9 00:00").get("title").textValue()).isEqualTo("A-1");
    }

    @Test
    void isAnsweredByAClosureOrStopDecisionOnly() {
        s.policy("'closureWindow':'P1D'");
        s.becomes("1 00:00", "ACTIVE");
        s.decides("3 00:00", "item:i", "'decision':'ENTRY','outcome':'ACCEPTED'");
        s.decides("3 00:00", "item:j", "'decision':'CLOSURE','outcome':'CLOSED'");
        assertThat(s.alerts("9 00:00")).containsExactly("item:i #1 2 00:00 RAISED");

        s.decides("4 00:00", "item:i", "'decision':'STOP','outcome':'SIMPLIFIED'");
        assertThat(s.alerts("9 00:00")).containsExactly("item:i #1 2 00:00 - 4 00:00 DECISION");
    }

    @Test
    void aDecisionBeforeOrAtTheDeadlinePreventsIt() {
        s.policy("'closureWindow':'P1D'");
        s.becomes("1 00:00", "ACTIVE");
        s.decides("2 00:00", "item:i", "'decision':'CLOSURE','outcome':'CLOSED'");

        assertThat(s.alerts("9 00:00")).isEmpty();
    }

    @Test
    void aDecisionIsLiveUpToItsUntilAndThenTheNextAlertOpens() {
        s.policy("'closureWindow':'P1D'");
        s.becomes("1 00:00", "ACTIVE");
        s.decides("3 00:00", "item:i", "'decision':'CLOSURE','outcome':'KEPT_OPEN','until':'@5 00:00@'");
        assertThat(s.alerts("5 00:00")).containsExactly("item:i #1 2 00:00 - 3 00:00 DECISION");
        assertThat(s.alerts("5 00:01"))
                .containsExactly("item:i #1 2 00:00 - 3 00:00 DECISION", "item:i #1 5 00:00 RAISED");
        assertThat(s.result("5 00:01").alerts().get(1).get("clockStartedAt").textValue())
                .isEqualTo("2026-06-05T00:00:00Z");

        s.decides("5 00:00", "item:i", "'decision':'STOP','until':'@6 00:00@'");
        assertThat(s.alerts("9 00:00"))
                .containsExactly("item:i #1 2 00:00 - 3 00:00 DECISION", "item:i #1 6 00:00 RAISED");
    }

    @Test
    void aDecisionThatLapsedBeforeTheDeadlineChangesTheClockButNotTheDeadline() {
        s.policy("'closureWindow':'P3D'");
        s.becomes("1 00:00", "ACTIVE");
        s.decides("1 12:00", "item:i", "'decision':'CLOSURE','until':'@2 00:00@'");

        assertThat(s.alerts("9 00:00")).containsExactly("item:i #1 4 00:00 RAISED");
        assertThat(s.onlyAlert("9 00:00").get("clockStartedAt").textValue()).isEqualTo("2026-06-02T00:00:00Z");
    }

    @Test
    void overlappingDecisionsAnswerTogether() {
        s.policy("'closureWindow':'P1D'");
        s.becomes("1 00:00", "ACTIVE");
        s.decides("3 00:00", "item:i", "'decision':'STOP','until':'@6 00:00@'");
        s.decides("4 00:00", "item:i", "'decision':'STOP','until':'@5 00:00@'");

        assertThat(s.alerts("9 00:00"))
                .containsExactly("item:i #1 2 00:00 - 3 00:00 DECISION", "item:i #1 6 00:00 RAISED");
    }

    @Test
    void onlyDecisionsSinceTheEpisodesStartCount() {
        s.policy("'closureWindow':'P1D'");
        s.decides("1 00:00", "item:i", "'decision':'CLOSURE'");
        s.becomes("1 12:00", "ACTIVE");
        assertThat(s.alerts("9 00:00")).containsExactly("item:i #1 2 12:00 RAISED");

        s.item("3 00:00", "'createdAt':'@1 00:00@'");
        assertThat(s.alerts("9 00:00")).isEmpty();

        s.becomes("4 00:00", "DONE");
        s.becomes("5 00:00", "ACTIVE");
        assertThat(s.alerts("9 00:00")).containsExactly("item:i #2 6 00:00 RAISED");
    }

    @Test
    void snoozeChangesOnlyTheStatus() {
        s.policy("'closureWindow':'P1D','remindEvery':'PT1H'");
        s.becomes("1 00:00", "ACTIVE");
        s.decides("1 06:00", "item:i", "'decision':'SNOOZE','until':'@4 00:00@','kind':'OPEN_PAST_CLOSURE_WINDOW'");
        assertThat(s.alerts("4 00:00")).containsExactly("item:i #1 2 00:00 SNOOZED");
        assertThat(s.alerts("4 00:01")).containsExactly("item:i #1 2 00:00 REMINDED");

        s.decides("5 00:00", "item:i", "'decision':'SNOOZE','kind':'DELIVERED_UNUSED'");
        assertThat(s.alerts("9 00:00")).containsExactly("item:i #1 2 00:00 REMINDED");

        s.decides("5 00:00", "item:i", "'decision':'SNOOZE'");
        assertThat(s.alerts("9 00:00")).containsExactly("item:i #1 2 00:00 SNOOZED");
    }

    @Test
    void takesTheEarliestTenFactsOfTheEpisodeAsEvidence() {
        s.policy("'closureWindow':'P1D'");
        s.becomes("1 00:00", "DONE");
        s.becomes("1 12:00", "ACTIVE");
        for (int i = 0; i < 11; i++) {
            s.item("1 13:00", "'title':'T'").put("sequence", 11 - i);
        }
        s.item("2 12:00", "'title':'T'");
        s.item("2 12:01", "'title':'T'");

        var evidence = s.onlyAlert("9 00:00").get("evidence");

        assertThat(evidence.get("counts").get("facts").intValue()).isEqualTo(13);
        assertThat(evidence.get("facts").toString())
                .isEqualTo("[\"e3\",\"e14\",\"e13\",\"e12\",\"e11\",\"e10\",\"e9\",\"e8\",\"e7\",\"e6\"]");
    }

    @Test
    void countsWorkingTimeWhereTheCalendarHasWorkingDays() {
        String week = "'workingDays':['MONDAY','TUESDAY','WEDNESDAY','THURSDAY','FRIDAY']";
        s.policy("'closureWindow':'P2D','calendar':{'zone':'Europe/Berlin'," + week + ",'holidays':['2026-06-08']}");
        s.becomes("4 22:00", "ACTIVE"); // Friday, 5 June, 00:00 in Berlin

        assertThat(s.alerts("20 00:00")).containsExactly("item:i #1 9 22:00 RAISED"); // until Tuesday is over
    }

    @Test
    void theEarliestInstantAtWhichTheWindowIsUsedUpIsTheEndOfFriday() {
        String week = "'workingDays':['MONDAY','TUESDAY','WEDNESDAY','THURSDAY','FRIDAY']";
        s.policy("'closureWindow':'P1D','calendar':{" + week + "}");
        s.becomes("5 00:00", "ACTIVE");
        assertThat(s.alerts("20 00:00")).containsExactly("item:i #1 6 00:00 RAISED");

        s.item("9 00:00", "'createdAt':'@6 10:00@'").put("itemId", "j"); // a Saturday
        assertThat(s.alerts("20 00:00")).contains("item:j #1 9 00:00 RAISED");
    }

    @Test
    void aWorkingDayIsTwentyFourHoursOfTheWallClockAlsoWhenClocksChange() {
        String days = "'workingDays':['SATURDAY','SUNDAY','MONDAY']";
        Scenario spring = new Scenario("2026-03-28"); // clocks go forward on day 2 at 01:00 UTC
        spring.policy("'closureWindow':'P1D','calendar':{'zone':'Europe/Berlin'," + days + "}");
        spring.becomes("1 11:00", "ACTIVE");
        spring.item("1 01:30", "'title':'in the gap'").put("itemId", "j");
        assertThat(spring.alerts("3 00:00")).containsExactly("item:j #1 2 01:00 RAISED", "item:i #1 2 10:00 RAISED");

        Scenario autumn = new Scenario("2026-10-24"); // and back on day 2 at 01:00 UTC
        autumn.policy("'closureWindow':'P1D','calendar':{'zone':'Europe/Berlin'," + days + "}");
        autumn.becomes("1 10:00", "ACTIVE");
        autumn.item("1 00:30", "'title':'in the overlap'").put("itemId", "j");
        assertThat(autumn.alerts("3 00:00")).containsExactly("item:j #1 2 00:30 RAISED", "item:i #1 2 11:00 RAISED");
    }
}

package io.landfall.oracle;

import static io.landfall.oracle.Kind.DELIVERED_UNOBSERVABLE;
import static io.landfall.oracle.Kind.DELIVERED_UNUSED;
import static io.landfall.oracle.Kind.SOURCE_SILENT;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** SOURCE_SILENT, and what is unknown meanwhile, computed by hand; a source is silent after half a day. */
class SilenceSemanticsTest {

    private final Scenario s = new Scenario();

    @BeforeEach
    void silentAfterHalfADay() {
        s.policy("'adoptionWindow':'P1D','sourceSilence':'PT12H'");
    }

    @Test
    void isSilentFromTheEndOfTheHourInWhichItWasLastHeard() {
        s.beat("1 10:10");
        s.beat("1 10:50");
        assertThat(s.alerts("1 23:00")).isEmpty();
        assertThat(s.alerts("1 23:01")).containsExactly("source:s #1 1 23:00 RAISED");
        assertThat(s.onlyAlert("2 00:00").toString().replace('"', '\''))
                .contains("'drawer':'RECEPTION','subject':'source:s','title':'s','severity':'HIGH','episode':1")
                .contains("'clockStartedAt':'2026-06-01T11:00:00Z'", "'window':'PT12H'")
                .contains("'evidence':{'counts':{'hours':1},'facts':[]},'asks':{'decision':'STOP'}");
    }

    @Test
    void speakingClearsItAtTheDeadlineAtOnce() {
        s.beat("1 10:10");
        s.beat("1 23:00");
        s.beat("2 11:59");
        s.beat("3 01:00");

        assertThat(s.alerts("3 02:00"))
                .containsExactly("source:s #1 1 23:00 - 1 23:00 SPOKE", "source:s #2 3 00:00 - 3 01:00 SPOKE");
    }

    @Test
    void aStopAnswersASilence() {
        s.beat("1 10:10");
        s.decides("1 09:00", "source:s", "'decision':'STOP'");
        s.decides("2 00:00", "source:s", "'decision':'STOP','until':'@3 00:00@'");
        s.decides("3 12:00", "source:s", "'decision':'SNOOZE','until':'@5 00:00@'");

        assertThat(s.alerts("4 00:00"))
                .containsExactly("source:s #1 1 23:00 - 2 00:00 DECISION", "source:s #1 3 00:00 SNOOZED");
    }

    @Test
    void keepsThePolicyOfTheDayOnWhichItEnded() {
        s.beat("1 10:10");
        s.beat("2 12:00");
        s.fact("policy", "2 12:00", "'scope':'default','sourceSilence':'P9D'");
        s.fact("policy", "1 00:00", "'scope':'team:red','sourceSilence':'PT1H'");

        assertThat(s.alerts("9 00:00")).containsExactly("source:s #1 1 23:00 - 2 12:00 SPOKE");
    }

    @Test
    void windowsOverUseArePausedWhileTheSourceIsSilent() {
        s.declared("");
        s.delivers("1 10:20", "d");
        s.beat("1 10:00");
        s.beat("2 12:30"); // unknown from 1 11:00 to here: 40 minutes were used up before
        assertThat(s.alerts(DELIVERED_UNUSED, "2 12:30")).isEmpty();

        s.beat("2 20:00");
        s.beat("3 06:00");
        s.beat("3 12:00");
        assertThat(s.alerts(DELIVERED_UNUSED, "3 12:01")).containsExactly("feature:f #1 3 12:00 RAISED");
        assertThat(s.json(DELIVERED_UNUSED, "3 12:01")
                        .get(0)
                        .get("evidence")
                        .get("paused")
                        .textValue())
                .isEqualTo("PT25H30M");
    }

    @Test
    void anOpenSilenceCountsOnceItIsDeclared() {
        s.declared("");
        s.delivers("1 10:20", "d");
        s.beat("1 10:00");

        assertThat(s.result("1 23:00").deliveries().get(0).has("unknownSince")).isFalse();
        assertThat(s.result("1 23:01").deliveries().get(0).get("unknownSince").textValue())
                .isEqualTo("2026-06-01T11:00:00Z");
        s.deployment("2 00:00", "d", "ROLLED_BACK", "");
        assertThat(s.result("2 01:00").deliveries().get(0).has("unknownSince")).isFalse();
    }

    @Test
    void aFeatureIsUnknownWhileAllOfItsHeardSourcesAreSilent() {
        s.declared(",'sources':['web','app','never']");
        s.delivers("1 10:00", "d");
        s.beat("1 10:00").put("source", "web");
        s.beat("2 09:00").put("source", "app"); // first heard here: before, only web answers for the feature

        assertThat(s.result("2 12:00").deliveries().get(0).has("unknownSince")).isFalse();
        assertThat(s.result("3 00:00").deliveries().get(0).get("unknownSince").textValue())
                .isEqualTo("2026-06-02T10:00:00Z");
    }

    @Test
    void nothingIsHeldAgainstASourceBeforeItsFirstFact() {
        s.declared("");
        s.delivers("1 10:00", "d");
        s.beat("3 10:00");
        s.beat("3 20:00");
        s.beat("4 06:00");
        s.beat("4 10:00");

        assertThat(s.alerts(DELIVERED_UNUSED, "5 00:00")).containsExactly("feature:f #1 4 10:00 RAISED");
        assertThat(s.json(DELIVERED_UNUSED, "5 00:00")
                        .get(0)
                        .get("evidence")
                        .get("paused")
                        .textValue())
                .isEqualTo("PT48H");
    }

    @Test
    void whatNeverReportedIsUnobservableFromBeforeTheFirstHearingOn() {
        s.delivers("1 10:00", "d");
        assertThat(s.alerts(DELIVERED_UNOBSERVABLE, "3 00:00")).containsExactly("feature:f #1 2 10:00 RAISED");

        s.beat("3 10:00");
        assertThat(s.alerts(DELIVERED_UNOBSERVABLE, "3 11:00")).containsExactly("feature:f #1 2 10:00 RAISED");
        assertThat(s.json(DELIVERED_UNOBSERVABLE, "3 11:00")
                        .get(0)
                        .get("evidence")
                        .has("paused"))
                .isFalse();

        s.beat("1 20:00");
        assertThat(s.alerts(DELIVERED_UNOBSERVABLE, "3 11:00")).isEmpty(); // 11 hours, then unknown from 1 21:00 on
        assertThat(s.alerts(SOURCE_SILENT, "3 11:00")).containsExactly("source:s #1 2 09:00 - 3 10:00 SPOKE");
    }
}

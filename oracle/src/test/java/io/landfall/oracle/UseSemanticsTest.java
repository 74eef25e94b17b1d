package io.landfall.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What counts as use, what is heard, what answers DELIVERED_UNUSED, computed by hand; due at 2 10:00. */
class UseSemanticsTest {

    private final Scenario s = new Scenario();

    @BeforeEach
    void somethingDelivered() {
        s.policy("'adoptionWindow':'P1D'");
        s.delivers("1 10:00", "d");
    }

    @Test
    void onlyExternalUseInProductionCounts() {
        s.declared("");
        s.usage("1 11:00", "'actorClass':'INTERNAL'");
        s.usage("1 11:00", "'actorClass':'EXTERNAL','fact':'EXPOSURE'");
        s.usage("1 11:00", "'actorClass':'EXTERNAL','fact':'EVALUATION'");
        s.usage("1 11:00", "'actorClass':'EXTERNAL','environment':'staging'");
        s.usage("1 11:00", "'actorClass':'EXTERNAL','count':0");
        s.usage("1 11:00", "'fact':'USE'");
        s.beat("3 00:00");
        assertThat(s.alerts("9 00:00")).containsExactly("feature:f #1 2 10:00 RAISED");
        assertThat(s.onlyAlert("9 00:00").get("evidence").get("counts").toString())
                .isEqualTo(
                        "{\"deployments\":1,\"threshold\":1,\"uses\":0,\"external\":3,\"internal\":1,\"unknown\":1}");

        s.fact("policy", "8 00:00", "'scope':'feature:f','countUnknown':true");
        assertThat(s.alerts("9 00:00")).isEmpty();
    }

    @Test
    void isClearedAtTheFactThatReachesTheThreshold() {
        s.fact("policy", "1 00:00", "'scope':'feature:f','adoptionMinUses':4");
        s.declared("");
        s.use("1 12:00");
        s.usage("3 00:00", "'actorClass':'EXTERNAL','count':2,'environment':'live'");
        assertThat(s.alerts("9 00:00")).containsExactly("feature:f #1 2 10:00 RAISED");

        s.use("4 00:00");
        s.use("5 00:00");
        assertThat(s.alerts("9 00:00")).containsExactly("feature:f #1 2 10:00 - 4 00:00 USE");
    }

    @Test
    void theFeatureOfAUsageWinsOverItsSignal() {
        s.declared(",'signals':['/f/*']");
        s.fact("usage", "1 11:00", "'signal':'/f/x','feature':'g','actorClass':'EXTERNAL'");
        s.fact("usage", "1 11:00", "'signal':'/F/x','actorClass':'EXTERNAL'");
        s.beat("3 00:00");
        assertThat(s.alerts("9 00:00")).hasSize(1);

        s.fact("usage", "1 11:00", "'signal':'/f/x/y','actorClass':'EXTERNAL'");
        assertThat(s.alerts("9 00:00")).isEmpty();
    }

    @Test
    void fallsDueOnlyOnceASourceWasHeardAtOrAfterTheDeadline() {
        s.declared("");
        s.beat("2 09:59:59");
        assertThat(s.alerts("9 00:00")).isEmpty();

        s.beat("2 10:00");
        assertThat(s.alerts("2 10:00")).isEmpty();
        assertThat(s.alerts("2 10:01")).containsExactly("feature:f #1 2 10:00 RAISED");
    }

    @Test
    void onlyTheSourcesThatTheCatalogueListsAreListenedTo() {
        s.declared(",'sources':['web','app']");
        s.beat("3 00:00");
        assertThat(s.alerts("9 00:00")).isEmpty();

        s.beat("3 00:00").put("source", "app");
        assertThat(s.alerts("9 00:00")).containsExactly("feature:f #1 2 10:00 RAISED");
    }

    @Test
    void whatWasDueHeldEvenIfItEndedBeforeItWasHeard() {
        s.declared("");
        s.deployment("3 00:00", "d", "ROLLED_BACK", "");
        s.beat("4 00:00");

        assertThat(s.alerts("9 00:00")).containsExactly("feature:f #1 2 10:00 - 3 00:00 ROLLBACK");
    }

    @Test
    void isAnsweredByAClosureOrStopDecisionButNotByAReception() {
        s.declared("");
        s.beat("8 00:00");
        s.decides("1 09:00", "feature:f", "'decision':'CLOSURE'");
        s.decides("1 12:00", "feature:f", "'decision':'RECEPTION','outcome':'RECEIVED'");
        assertThat(s.alerts("9 00:00")).containsExactly("feature:f #1 2 10:00 RAISED");

        s.decides("3 00:00", "feature:f", "'decision':'CLOSURE','outcome':'KEPT_OPEN','until':'@5 00:30@'");
        assertThat(s.alerts("9 00:00"))
                .containsExactly("feature:f #1 2 10:00 - 3 00:00 DECISION", "feature:f #1 5 00:30 RAISED");
    }

    @Test
    void aUseWhileADecisionIsLiveLeavesNothingToAskAfterIt() {
        s.declared("");
        s.beat("8 00:00");
        s.decides("3 00:00", "feature:f", "'decision':'STOP','until':'@5 00:00@'");
        s.use("5 00:00");

        assertThat(s.alerts("9 00:00")).containsExactly("feature:f #1 2 10:00 - 3 00:00 DECISION");
    }

    @Test
    void aUseAtTheDeadlineDoesNotRaiseWhatADecisionAtTheDeadlinePrevents() {
        s.declared("");
        s.use("2 10:00");
        s.decides("2 10:00", "feature:f", "'decision':'STOP'");

        assertThat(s.alerts("9 00:00")).isEmpty();
    }

    @Test
    void usesInAPauseCountAndPreventTheRest() {
        s.declared("");
        s.deployment("2 00:00", "d", "ROLLED_BACK", "");
        s.delivers("4 00:00", "d");
        s.use("3 00:00");
        s.beat("8 00:00");

        assertThat(s.alerts("9 00:00")).isEmpty();
    }
}

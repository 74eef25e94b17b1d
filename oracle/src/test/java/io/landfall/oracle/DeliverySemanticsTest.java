package io.landfall.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is delivered, and when its clock runs, sentence by sentence, computed by hand; the window is a day. */
class DeliverySemanticsTest {

    private final Scenario s = new Scenario();

    @BeforeEach
    void aWindowOfADayAndASourceThatSpeaks() {
        s.policy("'adoptionWindow':'P1D'");
        s.beat("20 00:00");
    }

    @Test
    void runsFromTheFirstDeploymentWhateverShipsAfterIt() {
        s.declared("");
        s.delivers("1 10:00", "d");
        s.delivers("2 00:00", "e");
        s.deployment("3 00:00", "e", "FAILED", "");
        s.deployment("3 00:00", "d", "ROLLED_BACK", "");

        assertThat(s.alerts("20 00:00")).containsExactly("feature:f #1 2 10:00 RAISED");
        assertThat(s.result("20 00:00").deliveries().get(0).get("deployments").intValue())
                .isEqualTo(2);
    }

    @Test
    void isWidenedToWholeHours() {
        s.declared("");
        s.delivers("1 10:20", "d");
        assertThat(s.alerts("20 00:00")).containsExactly("feature:f #1 2 11:00 RAISED");

        s.use("2 10:59:59");
        assertThat(s.alerts("20 00:00")).isEmpty();
    }

    @Test
    void aUseAtTheEndOfTheWindowComesAfterIt() {
        s.declared("");
        s.delivers("1 10:20", "d");
        s.use("2 11:00");

        assertThat(s.alerts("20 00:00")).containsExactly("feature:f #1 2 11:00 - 2 11:00 USE");
    }

    @Test
    void usesCountFromTheHourOfTheClockOn() {
        s.declared("");
        s.delivers("1 10:20", "d");
        s.use("1 09:59:59");
        assertThat(s.alerts("20 00:00")).hasSize(1);

        s.use("1 10:00");
        assertThat(s.alerts("20 00:00")).isEmpty();
    }

    @Test
    void anAbsentEnvironmentIsProductionAndElsewhereNothingIsDelivered() {
        s.declared("");
        s.delivers("1 10:00", "d").put("environment", "staging");
        assertThat(s.result("20 00:00").deliveries()).isEmpty();

        s.delivers("2 10:00", "e").put("environment", "Live");
        s.delivers("3 10:00", "g").put("environment", "PROD");
        assertThat(s.alerts("20 00:00")).containsExactly("feature:f #1 3 10:00 RAISED");
    }

    @Test
    void onlySuccessDelivers() {
        s.declared("");
        s.deployment("1 10:00", "d", "STARTED", ",'features':['f']");
        s.deployment("1 11:00", "d", "FAILED", "");
        assertThat(s.result("20 00:00").deliveries()).isEmpty();

        s.deployment("1 12:00", "d", "SUCCEEDED", "");
        assertThat(s.alerts("20 00:00")).containsExactly("feature:f #1 2 12:00 RAISED");
    }

    @Test
    void deliversTheFeaturesOfItsItemsEachSeparately() {
        s.fact("feature", "1 00:00", "'feature':'f','proof':'SOURCE','items':['i']");
        s.fact("feature", "1 00:00", "'feature':'g','proof':'SOURCE','labels':['hot']");
        s.fact("feature", "1 00:00", "'feature':'h','proof':'SOURCE'");
        s.item("1 00:00", "'key':'A-1','labels':['hot'],'features':['h'],'statusCategory':'DONE'");
        s.deployment("1 10:00", "d", "SUCCEEDED", ",'items':['A-1','unknown']");

        assertThat(s.alerts("20 00:00"))
                .containsExactlyInAnyOrder(
                        "feature:f #1 2 10:00 RAISED", "feature:g #1 2 10:00 RAISED", "feature:h #1 2 10:00 RAISED");
    }

    @Test
    void aReferenceIsTheItemThatMostRecentlyBeganToBearItElseTheItemOfThatId() {
        s.item("1 00:00", "'itemId':'i','key':'A-1','features':['f'],'statusCategory':'DONE'");
        s.deployment("1 10:00", "d", "SUCCEEDED", ",'items':['A-1']");
        assertThat(s.result("20 00:00").deliveries().get(0).get("feature").textValue())
                .isEqualTo("f");

        s.item("2 00:00", "'itemId':'i','key':'B-1','formerKeys':['A-1']");
        s.item("3 00:00", "'itemId':'A-1','features':['x'],'statusCategory':'DONE'");
        assertThat(s.result("20 00:00").deliveries().get(0).get("feature").textValue())
                .isEqualTo("f");

        s.item("4 00:00", "'itemId':'j','key':'A-1','features':['g'],'statusCategory':'DONE'");
        assertThat(s.result("20 00:00").deliveries().get(0).get("feature").textValue())
                .isEqualTo("g");
    }

    @Test
    void rolledBackClearsAndRemovedClears() {
        s.declared("");
        s.delivers("1 10:00", "d");
        s.deployment("3 00:00", "d", "ROLLED_BACK", "");
        s.delivers("4 00:00", "e");
        s.deployment("7 00:00", "e", "REMOVED", "");

        assertThat(s.alerts("20 00:00"))
                .containsExactly("feature:f #1 2 10:00 - 3 00:00 ROLLBACK", "feature:f #2 5 00:00 - 7 00:00 REMOVED");
    }

    @Test
    void theSameArtifactResumesTheEpisodeAndWhatIsLeftOfItsWindow() {
        s.declared("");
        s.delivers("1 10:00", "d").put("artifactId", "a");
        s.deployment("1 20:00", "d", "ROLLED_BACK", "");
        s.delivers("3 00:30", "e").put("artifactId", "a");

        assertThat(s.alerts("20 00:00")).containsExactly("feature:f #1 3 15:00 RAISED"); // 14 h were left
    }

    @Test
    void elseServiceAndVersionResumeAndAnotherArtifactStartsANewEpisode() {
        s.declared("");
        s.deployment("1 10:00", "d", "SUCCEEDED", ",'features':['f'],'service':'x','version':'1'");
        s.deployment("1 20:00", "d", "ROLLED_BACK", "");
        s.deployment("3 00:00", "e", "SUCCEEDED", ",'features':['f'],'service':'x','version':'1','artifactId':'a'");
        s.deployment("3 10:00", "e", "ROLLED_BACK", "");
        s.deployment("4 00:00", "g", "SUCCEEDED", ",'features':['f'],'service':'x','version':'2'");

        assertThat(s.alerts("20 00:00")).containsExactly("feature:f #2 5 00:00 RAISED");
    }

    @Test
    void differentArtifactsOfOneVersionAreDifferent() {
        s.declared("");
        s.deployment("1 10:00", "d", "SUCCEEDED", ",'features':['f'],'service':'x','version':'1','artifactId':'a'");
        s.deployment("1 20:00", "d", "ROLLED_BACK", "");
        s.deployment("3 00:00", "e", "SUCCEEDED", ",'features':['f'],'service':'x','version':'1','artifactId':'b'");

        assertThat(s.alerts("20 00:00")).containsExactly("feature:f #2 4 00:00 RAISED");
    }

    @Test
    void theSameAlertIsOpenAgainWhenItsDeliveryResumes() {
        s.declared("");
        s.delivers("1 10:00", "d");
        s.deployment("3 00:00", "d", "ROLLED_BACK", "");
        s.delivers("4 00:00", "d");
        assertThat(s.alerts("3 12:00")).isEmpty(); // not yet heard since its deadline
        s.beat("2 12:00");
        assertThat(s.alerts("3 12:00")).containsExactly("feature:f #1 2 10:00 - 3 00:00 ROLLBACK");
        assertThat(s.alerts("4 00:00")).containsExactly("feature:f #1 2 10:00 RAISED");

        s.decides("3 12:00", "feature:f", "'decision':'STOP'");
        assertThat(s.alerts("5 00:00")).containsExactly("feature:f #1 2 10:00 - 3 00:00 ROLLBACK");
    }

    @Test
    void aRollbackAtTheDeadlinePreventsItAndTheResumptionIsRoundedUp() {
        s.declared("");
        s.delivers("1 10:20", "d");
        s.deployment("2 11:00", "d", "ROLLED_BACK", "");
        assertThat(s.alerts("20 00:00")).isEmpty();

        s.delivers("4 00:20", "d");
        assertThat(s.alerts("20 00:00")).containsExactly("feature:f #1 4 01:00 RAISED");
    }

    @Test
    void oneThatFollowsWithoutAGapGoesOn() {
        s.declared("");
        s.delivers("1 10:00", "d").put("artifactId", "a");
        s.deployment("1 20:00", "d", "ROLLED_BACK", "");
        s.delivers("1 20:00", "e").put("artifactId", "b");

        assertThat(s.alerts("20 00:00")).containsExactly("feature:f #1 2 10:00 RAISED");
    }

    @Test
    void isEffectiveOnlyWhileRolledOutWhereRolloutFactsExist() {
        s.declared("");
        s.delivers("1 10:00", "d");
        s.fact("rollout", "2 00:00", "'feature':'f','enabled':true,'percentage':0");
        assertThat(s.result("20 00:00").deliveries().get(0).has("clockStartAt")).isFalse();

        s.fact("rollout", "3 00:00", "'feature':'f','enabled':true,'percentage':1");
        s.fact("rollout", "3 06:00", "'feature':'f','enabled':false,'environment':'staging'");
        s.fact("rollout", "3 12:00", "'feature':'f','enabled':false");
        s.fact("rollout", "4 00:00", "'feature':'f','enabled':true");
        s.fact("rollout", "6 00:00", "'feature':'f','enabled':false");

        assertThat(s.alerts("20 00:00")).containsExactly("feature:f #1 4 12:00 - 6 00:00 ROLLBACK");
    }

    @Test
    void rollsOutAtTheShareOfThePolicyOfThatDay() {
        s.fact("policy", "1 00:00", "'scope':'feature:f','minRollout':50");
        s.declared("");
        s.delivers("1 10:00", "d");
        s.fact("rollout", "1 10:00", "'feature':'f','enabled':true,'percentage':49");
        assertThat(s.result("20 00:00").deliveries().get(0).get("effective").booleanValue())
                .isFalse();

        s.fact("policy", "5 00:00", "'scope':'feature:f','minRollout':49");
        assertThat(s.alerts("20 00:00")).containsExactly("feature:f #1 6 00:00 RAISED");
    }

    @Test
    void theClockStartsAtTheAnnouncedLaunch() {
        s.declared(",'launchAt':'@3 00:00@'");
        s.delivers("1 10:00", "d");

        assertThat(s.alerts("20 00:00")).containsExactly("feature:f #1 4 00:00 RAISED");
    }

    @Test
    void theClockStartsAtTheFirstProofOfTheInstrumentation() {
        s.delivers("1 10:00", "d");
        assertThat(s.alerts(Kind.DELIVERED_UNUSED, "20 00:00")).isEmpty();
        assertThat(s.result("20 00:00")
                        .deliveries()
                        .get(0)
                        .get("instrumentation")
                        .textValue())
                .isEqualTo("UNPROVEN");

        s.usage("3 00:00", "'actorClass':'BOT','environment':'staging','fact':'EVALUATION'");
        assertThat(s.alerts(Kind.DELIVERED_UNUSED, "20 00:00")).containsExactly("feature:f #1 4 00:00 RAISED");

        s.usage("1 00:00", "'fact':'HEARTBEAT'");
        assertThat(s.alerts("20 00:00")).containsExactly("feature:f #1 2 10:00 RAISED");
    }

    @Test
    void closedEpisodesKeepThePolicyOfTheirDay() {
        s.declared("");
        s.delivers("1 10:00", "d");
        s.deployment("4 00:00", "d", "ROLLED_BACK", "");
        s.fact("policy", "4 00:00", "'scope':'feature:f','adoptionWindow':'PT1H'");

        assertThat(s.alerts("20 00:00")).containsExactly("feature:f #1 2 10:00 - 4 00:00 ROLLBACK");
    }

    @Test
    void aWindowIsUsedUpInWorkingTimeToo() {
        s.pinned("'id':'p','scope':'feature:f','adoptionWindow':'P1D',"
                + "'calendar':{'zone':'Asia/Kolkata','workingDays':['MONDAY','FRIDAY']}");
        s.declared("");
        s.delivers("1 10:00", "d");

        // Monday 15:30 to 24:00 are 8.5 h; Friday 00:00 + 15.5 h is 10:00 UTC
        assertThat(s.alerts("20 00:00")).containsExactly("feature:f #1 5 10:00 RAISED");
    }
}

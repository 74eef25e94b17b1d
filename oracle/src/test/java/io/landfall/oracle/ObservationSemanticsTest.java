package io.landfall.oracle;

import static io.landfall.oracle.Kind.BELOW_EXPECTED_USE;
import static io.landfall.oracle.Kind.DELIVERED_UNOBSERVABLE;
import static io.landfall.oracle.Kind.USE_FADED;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** DELIVERED_UNOBSERVABLE, BELOW_EXPECTED_USE and USE_FADED, computed by hand. */
class ObservationSemanticsTest {

    private final Scenario s = new Scenario();

    @Test
    void isUnobservableWhileNothingProvesThatItCanReport() {
        s.policy("'adoptionWindow':'P1D'");
        s.delivers("1 10:20", "d");
        assertThat(s.alerts("2 11:01")).containsExactly("feature:f #1 2 11:00 RAISED"); // no source was ever heard
        assertThat(s.onlyAlert("9 00:00").get("evidence").toString())
                .isEqualTo("{\"counts\":{\"deployments\":1},\"facts\":[\"e2\"],\"coverage\":0}");

        s.beat("2 10:59");
        assertThat(s.alerts("9 00:00")).isEmpty(); // not heard in the hour of the deadline

        s.beat("2 11:30");
        assertThat(s.alerts("9 00:00")).containsExactly("feature:f #1 2 11:00 RAISED");
        assertThat(s.onlyAlert("9 00:00").get("evidence").get("coverage").doubleValue())
                .isEqualTo(0.04);
    }

    @Test
    void aSignalPreventsItBeforeAndClearsItFromTheDeadlineOn() {
        s.policy("'adoptionWindow':'P1D'");
        s.delivers("1 10:00", "d");
        s.usage("3 00:00", "'actorClass':'BOT','environment':'staging'");
        assertThat(s.alerts(DELIVERED_UNOBSERVABLE, "9 00:00"))
                .containsExactly("feature:f #1 2 10:00 - 3 00:00 SIGNAL");

        s.usage("2 10:00", "'count':0");
        assertThat(s.alerts(DELIVERED_UNOBSERVABLE, "9 00:00"))
                .containsExactly("feature:f #1 2 10:00 - 2 10:00 SIGNAL");

        s.usage("1 00:00", "'fact':'HEARTBEAT'");
        assertThat(s.alerts(DELIVERED_UNOBSERVABLE, "9 00:00")).isEmpty();
    }

    @Test
    void whatIsDeclaredProvenIsObservable() {
        s.policy("'adoptionWindow':'P1D'");
        s.declared("");
        s.delivers("1 10:00", "d");

        assertThat(s.alerts("9 00:00")).isEmpty();
    }

    @Test
    void anUnobservableOneIsAnsweredByDecisionsAndRollbacks() {
        s.policy("'adoptionWindow':'P1D'");
        s.delivers("1 10:00", "d");
        s.decides("3 00:00", "feature:f", "'decision':'STOP','until':'@4 00:00@'");
        s.deployment("5 00:00", "d", "ROLLED_BACK", "");

        assertThat(s.alerts("9 00:00"))
                .containsExactly("feature:f #1 2 10:00 - 3 00:00 DECISION", "feature:f #1 4 00:00 - 5 00:00 ROLLBACK");
    }

    @Test
    void expectedUseIsReachedWithTheNumberOfUsesAndOfActors() {
        s.policy("'adoptionWindow':'off'");
        s.declared(",'expected':{'uses':3,'actors':2,'by':'@3 10:30@'}");
        s.delivers("1 10:00", "d");
        s.usage("1 12:00", "'actorClass':'EXTERNAL','actor':'u','count':2");
        s.usage("1 12:00", "'actorClass':'INTERNAL','actor':'v'");
        s.usage("3 12:00", "'actorClass':'EXTERNAL','actor':'u'");
        s.usage("4 12:00", "'actorClass':'EXTERNAL','actor':'v'");

        assertThat(s.alerts("9 00:00")).containsExactly("feature:f #1 3 11:00 - 4 12:00 REACHED");
        assertThat(s.onlyAlert("9 00:00").toString())
                .contains("'policy':{'scope':'catalogue','version':'e2','window':'2026-06-03T10:30:00Z'}"
                        .replace('\'', '"'))
                .contains(("'counts':{'deployments':1,'uses':2,'actors':1,'expectedUses':3,'expectedActors':2,"
                                + "'internal':1},'facts':['e3','e4','e5'],'coverage':0.0204")
                        .replace('\'', '"'));

        s.usage("3 10:59", "'actorClass':'EXTERNAL','actor':'v'");
        assertThat(s.alerts("9 00:00")).isEmpty();
    }

    @Test
    void expectsNothingWithoutADateOrANumberOrOnceTheDateHasPassed() {
        s.policy("'adoptionWindow':'off'");
        s.delivers("4 10:00", "d");
        s.beat("8 00:00");
        for (String expected : new String[] {"'uses':1", "'by':'@5 00:00@'", "'uses':1,'by':'@4 10:00@'"}) {
            s.declared(",'expected':{" + expected + "}");
            assertThat(s.alerts("9 00:00")).isEmpty();
        }
        s.declared(",'expected':{'uses':1,'by':'@4 10:01@'}");
        assertThat(s.alerts("9 00:00")).containsExactly("feature:f #1 4 11:00 RAISED");
    }

    @Test
    void theTimeToTheDateIsUsedUpWhileEffective() {
        s.policy("'adoptionWindow':'off','calendar':{'workingDays':['SUNDAY']}");
        s.declared(",'expected':{'actors':1,'by':'@3 10:00@'}");
        s.delivers("1 10:00", "d");
        s.deployment("2 00:00", "d", "ROLLED_BACK", "");
        s.delivers("4 00:00", "d");
        s.beat("8 00:00");
        s.decides("8 00:00", "feature:f", "'decision':'STOP'");

        assertThat(s.alerts("9 00:00")).containsExactly("feature:f #1 5 10:00 - 8 00:00 DECISION");
    }

    @Test
    void useFadesAfterTheLastUseOfAnHour() {
        s.policy("'adoptionWindow':'off','fadeWindow':'P1D'");
        s.declared("");
        s.delivers("1 10:00", "d");
        s.use("1 12:10");
        s.use("1 12:30");
        s.use("2 12:30");
        s.usage("2 14:00", "'actorClass':'BOT'");
        s.use("3 13:00");
        s.use("3 15:00");
        s.beat("9 00:00");

        assertThat(s.alerts("9 00:00"))
                .containsExactly("feature:f #1 3 13:00 - 3 13:00 USE", "feature:f #1 4 15:00 RAISED");
        assertThat(s.result("9 00:00").alerts().get(0).toString())
                .contains(("'clockStartedAt':'2026-06-02T12:30:00Z'").replace('\'', '"'))
                .contains("'counts':{'deployments':1,'uses':3,'bot':1},'facts':['e3','e7'],'coverage':0.0417"
                        .replace('\'', '"'));
    }

    @Test
    void fadesOnlyOnceItWasAdoptedAndNeverFasterThanItsCadence() {
        s.policy("'adoptionWindow':'off','fadeWindow':'P1D','adoptionMinUses':2");
        s.declared(",'cadence':'P2D'");
        s.delivers("1 10:00", "d");
        s.use("1 12:00");
        s.beat("9 00:00");
        assertThat(s.alerts("9 00:00")).isEmpty();

        s.use("1 13:00");
        assertThat(s.alerts("9 00:00")).containsExactly("feature:f #1 3 13:00 RAISED");
        assertThat(s.onlyAlert("9 00:00").get("policy").toString())
                .isEqualTo("{\"scope\":\"default\",\"version\":\"e1\",\"window\":\"P2D\"}");
    }

    @Test
    void aDecisionAfterTheLastUseAnswersAndARollbackEnds() {
        s.policy("'adoptionWindow':'off','fadeWindow':'P1D'");
        s.declared("");
        s.delivers("1 10:00", "d");
        s.decides("1 11:00", "feature:f", "'decision':'CLOSURE'");
        s.use("1 12:00");
        s.beat("9 00:00");
        s.decides("3 00:00", "feature:f", "'decision':'CLOSURE','until':'@4 00:00@'");
        s.deployment("5 00:00", "d", "ROLLED_BACK", "");

        assertThat(s.alerts(USE_FADED, "9 00:00"))
                .containsExactly("feature:f #1 2 12:00 - 3 00:00 DECISION", "feature:f #1 4 00:00 - 5 00:00 ROLLBACK");
        assertThat(s.alerts(BELOW_EXPECTED_USE, "9 00:00")).isEmpty();
    }
}

package io.landfall.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Facts, policies and whole rows, computed by hand. */
class OracleTest {

    private final Scenario s = new Scenario();

    @Test
    void writesAnAlertOfAnItemWithAllItsFieldsInOrder() {
        s.policy("'closureWindow':'P2D','remindEvery':'P1D','baselineAt':'@4 00:00@'");
        s.item("2 00:00", "'title':'T','team':'red','key':'A-1','createdAt':'@1 06:00@'");
        s.becomes("2 12:00", "ACTIVE");
        s.becomes("4 00:00", "WAITING");

        assertThat(s.onlyAlert("6 00:00").toString())
                .isEqualTo(quoted("{'alertId':'" + id("OPEN_PAST_CLOSURE_WINDOW|item:i|2026-06-01T06:00:00Z")
                                + "','kind':'OPEN_PAST_CLOSURE_WINDOW','drawer':'PRODUCTION','subject':'item:i',"
                                + "'title':'T','team':'red','severity':'MEDIUM','episode':1,'status':'REMINDED',"
                                + "'openedAt':'2026-06-03T06:00:00Z','clockStartedAt':'2026-06-01T06:00:00Z',"
                                + "'inherited':true,'reminders':2,"
                                + "'policy':{'scope':'default','version':'e1','window':'P2D'},"
                                + "'evidence':{'counts':{'facts':2},'facts':['e2','e3']},"
                                + "'asks':{'decision':'CLOSURE','of':'team:red'}}")
                        .replace('\'', '"'));
    }

    @Test
    void writesAnAlertOfADeliveryWithAllItsFieldsInOrder() {
        s.policy("'adoptionWindow':'PT4H','adoptionMinUses':2");
        s.declared(",'name':'F'");
        s.deployment("1 10:30", "d", "SUCCEEDED", ",'features':['f'],'team':'blue'");
        s.usage("1 10:00", "'actorClass':'EXTERNAL'");
        s.usage("1 12:00", "'actorClass':'BOT','count':3");
        s.usage("1 12:10", "'actorClass':'EXTERNAL','fact':'EXPOSURE'");
        s.beat("1 16:00");
        s.use("1 17:00");

        assertThat(s.onlyAlert("2 00:00").toString())
                .isEqualTo(quoted("{'alertId':'" + id("DELIVERED_UNUSED|feature:f|2026-06-01T10:30:00Z")
                                + "','kind':'DELIVERED_UNUSED','drawer':'RECEPTION','subject':'feature:f','title':'F',"
                                + "'team':'blue','severity':'HIGH','episode':1,'status':'CLEARED',"
                                + "'openedAt':'2026-06-01T15:00:00Z','clearedAt':'2026-06-01T17:00:00Z','cause':'USE',"
                                + "'clockStartedAt':'2026-06-01T10:30:00Z','inherited':false,'reminders':0,"
                                + "'policy':{'scope':'default','version':'e1','window':'PT4H'},"
                                + "'evidence':{'counts':{'deployments':1,'threshold':2,'uses':1,'external':1,'bot':3},"
                                + "'facts':['e3','e4','e5','e6'],'coverage':0.4},"
                                + "'asks':{'decision':'CLOSURE','of':'team:blue'}}")
                        .replace('\'', '"'));
    }

    @Test
    void writesItems() {
        s.item("1 00:00", "'key':'A-1','features':['g'],'labels':['hot'],'statusCategory':'COMMITTED'");
        s.becomes("2 00:00", "ALMOST_DONE");
        s.item("3 00:00", "'status':'Geschlossen','statusCategory':'DONE','workKind':'RUN','itemType':'TASK'");
        s.fact("feature", "9 00:00", "'feature':'f','labels':['hot']");
        s.deployment("2 00:00", "d", "SUCCEEDED", ",'items':['A-1']");

        assertThat(s.result("9 00:00").items())
                .hasToString(quoted("[{'itemId':'i','key':'A-1','itemType':'TASK','workKind':'RUN',"
                        + "'status':'Geschlossen','statusCategory':'DONE','episode':1,"
                        + "'createdAt':'2026-06-01T00:00:00Z','committedAt':'2026-06-01T00:00:00Z',"
                        + "'startedAt':'2026-06-02T00:00:00Z','almostDoneAt':'2026-06-02T00:00:00Z',"
                        + "'closedAt':'2026-06-03T00:00:00Z','reopened':0,'features':['f','g'],"
                        + "'delivered':true}]"));
        assertThat(s.result("9 00:00").deliveries())
                .extracting(row -> row.get("feature").textValue())
                .containsExactly("f", "g");
    }

    @Test
    void writesDeliveries() {
        s.declared("");
        s.deployment("1 10:30", "d", "SUCCEEDED", ",'features':['f'],'service':'shop','version':'1','team':'red'");
        s.usage("1 09:59:59", "'actorClass':'EXTERNAL'");
        s.usage("1 10:00", "'actorClass':'EXTERNAL','actor':'u','count':2");
        s.usage("2 10:00", "'actorClass':'EXTERNAL','actor':'v'");
        s.usage("2 11:00", "'actorClass':'EXTERNAL','actor':'u','count':0");
        s.usage("2 12:00", "'actor':'u'");
        s.deployment("3 00:00", "d", "ROLLED_BACK", "");

        assertThat(s.result("9 00:00").deliveries())
                .hasToString(quoted("[{'feature':'f','team':'red','episode':1,'deliveredAt':'2026-06-01T10:30:00Z',"
                        + "'clockStartAt':'2026-06-01T10:30:00Z','effective':false,"
                        + "'endedAt':'2026-06-03T00:00:00Z','service':'shop','version':'1','deployments':1,"
                        + "'instrumentation':'PROVEN','firstUseAt':'2026-06-01T10:00:00Z',"
                        + "'lastUseAt':'2026-06-02T10:00:00Z','uses':3,'actors':2,"
                        + "'otherSignals':{'unknown':1}}]"));
    }

    @Test
    void saysAFactOnce() {
        s.policy("'adoptionWindow':'PT1H','adoptionMinUses':2");
        s.declared("");
        s.delivers("1 10:00", "d");
        JsonNode use = s.use("1 10:10");
        s.facts.add(use.deepCopy());

        s.use("1 12:00");

        assertThat(s.alerts("2 00:00")).containsExactly("feature:f #1 1 11:00 - 1 12:00 USE");
    }

    @Test
    void ofTwoContentsUnderOneIdentityTheSmallestWins() {
        s.policy("'closureWindow':'P1D'");
        s.becomes("1 00:00", "ACTIVE");
        s.becomes("3 00:00", "WAITING").put("id", "same");
        s.becomes("3 00:00", "DONE").put("id", "same");
        s.becomes("4 00:00", "DONE").put("id", "same").put("source", "other");

        assertThat(s.alerts("9 00:00")).containsExactly("item:i #1 2 00:00 - 3 00:00 CLOSURE");
    }

    @Test
    void ordersFactsOfOneInstantBySourceThenSequenceAbsentFirstThenId() {
        s.policy("'closureWindow':'P1D'");
        s.becomes("1 00:00", "ACTIVE");
        s.becomes("1 00:00", "DONE").put("source", "a").put("id", "z");
        assertThat(s.result("2 00:00").items().get(0).get("statusCategory").textValue())
                .isEqualTo("ACTIVE");

        s.becomes("1 00:00", "DONE").put("sequence", 1).put("id", "a");
        assertThat(s.result("2 00:00").items().get(0).get("statusCategory").textValue())
                .isEqualTo("DONE");

        s.becomes("1 00:00", "WAITING").put("sequence", 1).put("id", "b");
        assertThat(s.result("2 00:00").items().get(0).get("statusCategory").textValue())
                .isEqualTo("WAITING");
    }

    @Test
    void doesNotSeeWhatComesAfterAsOf() {
        s.policy("'closureWindow':'P1D'");
        s.becomes("1 00:00", "ACTIVE");
        s.becomes("3 00:00", "DONE");

        assertThat(s.alerts("2 00:00")).isEmpty();
        assertThat(s.alerts("2 00:00:00.000001")).containsExactly("item:i #1 2 00:00 RAISED");
        assertThat(s.alerts("2 23:59")).containsExactly("item:i #1 2 00:00 RAISED");
        assertThat(s.alerts("3 00:00")).containsExactly("item:i #1 2 00:00 - 3 00:00 CLOSURE");
    }

    @Test
    void takesAFieldFromTheMostParticularScopeThatHasIt() {
        s.pinned("'id':'p1','scope':'default','closureWindow':'P9D'");
        s.pinned("'id':'p2','scope':'team:red','closureWindow':'P8D','remindEvery':'P1D'");
        s.item("1 00:00", "'team':'red','itemType':'DEFECT','features':['g','f']");
        assertThat(applied()).isEqualTo("team:red p2 P8D");

        s.pinned("'id':'p3','scope':'itemType:DEFECT','closureWindow':'P7D'");
        assertThat(applied()).isEqualTo("itemType:DEFECT p3 P7D");

        s.pinned("'id':'p4','scope':'feature:g','closureWindow':'P6D'");
        assertThat(applied()).isEqualTo("feature:g p4 P6D");

        s.pinned("'id':'p5','scope':'feature:f','remindEvery':'P2D'");
        assertThat(applied()).isEqualTo("feature:g p4 P6D");

        s.pinned("'id':'p6','scope':'feature:f','closureWindow':'P5D'");
        assertThat(applied()).isEqualTo("feature:f p6 P5D");
        assertThat(s.onlyAlert("40 00:00").get("reminders").intValue()).isEqualTo(33);
    }

    private String applied() {
        Fact policy = new Fact(s.onlyAlert("40 00:00").get("policy"));
        return policy.text("scope") + " " + policy.text("version") + " " + policy.text("window");
    }

    @Test
    void hasBuiltInWindowsOfThirtyDays() {
        s.item("1 00:00", "'title':'T'");
        assertThat(applied()).isEqualTo("built-in built-in P30D");
        assertThat(s.alerts("31 00:00")).isEmpty();
        assertThat(s.alerts("31 00:01")).hasSize(1);
    }

    @Test
    void offStopsTheResolution() {
        s.pinned("'id':'p1','scope':'default','closureWindow':'P1D'");
        s.pinned("'id':'p2','scope':'team:red','closureWindow':'off'");
        s.item("1 00:00", "'team':'red'");

        assertThat(s.alerts("40 00:00")).isEmpty();
    }

    @Test
    void aPolicyRulesTheEpisodesStillOpenWhenItOccursAndLaterOnes() {
        s.policy("'closureWindow':'P1D','remindEvery':'P1D'");
        s.becomes("1 00:00", "ACTIVE");
        s.becomes("4 00:00", "DONE");
        s.becomes("5 00:00", "ACTIVE");
        s.fact("policy", "4 00:00", "'scope':'default','closureWindow':'P2D'");
        assertThat(s.alerts("9 00:00"))
                .containsExactly("item:i #1 2 00:00 - 4 00:00 CLOSURE", "item:i #2 7 00:00 RAISED");

        s.fact("policy", "3 23:59", "'scope':'default','closureWindow':'PT36H'");
        assertThat(s.alerts("9 00:00"))
                .containsExactly("item:i #1 2 12:00 - 4 00:00 CLOSURE", "item:i #2 7 00:00 RAISED");
    }

    @Test
    void aPolicyFileHoldsFromTheBeginningAndBeatsTheRecordsOfItsScope() {
        s.policy("'closureWindow':'P1D'");
        s.fact("policy", "1 00:00", "'scope':'team:red','closureWindow':'P3D'");
        s.item("1 00:00", "'team':'red'");
        s.pinned("'id':'p','scope':'default','closureWindow':'P2D'");
        assertThat(applied()).isEqualTo("team:red e2 P3D");

        s.pinned("'id':'q','scope':'team:red','adoptionWindow':'P3D'");
        assertThat(applied()).isEqualTo("default p P2D");
    }

    @Test
    void marksAsInheritedWhatWasOverdueAtTheBaseline() {
        ObjectNode policy = s.policy("'closureWindow':'P1D'");
        s.becomes("1 00:00", "ACTIVE");
        s.becomes("4 00:00", "DONE");

        assertThat(inherited(policy, "2 00:00")).isFalse();
        assertThat(inherited(policy, "2 00:01")).isTrue();
        assertThat(inherited(policy, "3 23:59")).isTrue();
        assertThat(inherited(policy, "4 00:00")).isFalse();
    }

    private boolean inherited(ObjectNode policy, String baseline) {
        policy.put("baselineAt", s.at(baseline).toString());
        return s.onlyAlert("9 00:00").get("inherited").booleanValue();
    }

    @Test
    void remindsAtEveryFullDistanceThatHasPassed() {
        s.policy("'closureWindow':'P1D','remindEvery':'P1D'");
        s.becomes("1 00:00", "ACTIVE");
        assertThat(s.onlyAlert("3 00:00").get("status").textValue()).isEqualTo("RAISED");
        assertThat(s.onlyAlert("3 00:01").get("status").textValue()).isEqualTo("REMINDED");

        s.becomes("5 00:00", "DONE");
        assertThat(s.onlyAlert("9 00:00").get("reminders").intValue()).isEqualTo(2);
    }

    @Test
    void readsGlobs() {
        assertThat(List.of("/a/*", "*", "/a/b/c*", "/a/\\b/c", "*c"))
                .allSatisfy(glob -> assertThat(Glob.matches(glob, "/a/b/c")).isTrue());
        assertThat(List.of("/A/*", "/a/b", "b/c", "/a/\\*", ""))
                .allSatisfy(glob -> assertThat(Glob.matches(glob, "/a/b/c")).isFalse());
        assertThat(Glob.matches("a\\*b", "a*b")).isTrue();
        assertThat(Glob.matches("a\\*b", "axb")).isFalse();
    }

    @Test
    void readsRoutes() {
        assertThat(List.of("/a/{id}/c", "/{x}/{y}/{z}", "/{x-1}*", "*{_}", "/a/{id}{more}/c"))
                .allSatisfy(glob -> assertThat(Glob.matches(glob, "/a/b7/c")).isTrue());
        assertThat(List.of("/a/{id}", "/{x}", "/a/b7/c{id}", "{x}*", "/a/b7{}/c", "/a/\\{id}/c", "/a/{i d}/c"))
                .allSatisfy(glob -> assertThat(Glob.matches(glob, "/a/b7/c")).isFalse());
        assertThat(Glob.matches("/a/\\{id}/{}", "/a/{id}/{}")).isTrue();
    }

    private static String quoted(String json) {
        return json.replace('\'', '"');
    }

    private static String id(String of) {
        return Settings.sha256(of).substring(0, 32);
    }
}

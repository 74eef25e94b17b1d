package io.landfall.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.landfall.schema.ActorClass;
import io.landfall.schema.Commit;
import io.landfall.schema.Deployment;
import io.landfall.schema.Feature;
import io.landfall.schema.Policy;
import io.landfall.schema.Proof;
import io.landfall.schema.Rollout;
import io.landfall.schema.StatusCategory;
import io.landfall.schema.Usage;
import io.landfall.schema.UsageFact;
import io.landfall.schema.WorkItem;
import java.time.Instant;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FactJsonTest {

    private static final String AT = "'occurredAt':'2016-03-01T09:30:00Z'";

    @Test
    void readsWorkItem() throws Exception {
        WorkItem item =
                (WorkItem) parse("{'type':'work-item',%s,'id':'e1','sequence':3,'source':'jira:shop','itemId':'7',"
                        + "'statusCategory':'ALMOST_DONE','labels':[],'createdAt':'2016-02-01T00:00:00.25+01:00','deleted':false,"
                        + "'parent':null,'x-anything':{'goes':[1,{}]}}");

        assertThat(item.getId()).isEqualTo("e1");
        assertThat(item.getSource()).isEqualTo("jira:shop");
        assertThat(item.getSequence()).isEqualTo(3);
        assertThat(item.getOccurredAt()).isEqualTo("2016-03-01T09:30:00Z");
        assertThat(item.getItemId()).isEqualTo("7");
        assertThat(item.getStatusCategory()).isEqualTo(StatusCategory.ALMOST_DONE);
        assertThat(item.getLabels()).isEmpty();
        assertThat(item.getCreatedAt()).isEqualTo("2016-01-31T23:00:00.25Z");
        assertThat(item.getDeleted()).isFalse();
        assertThat(item.getParent()).isNull();
        assertThat(item.getFeatures()).isNull();
    }

    @Test
    void readsDeploymentWithCommits() throws Exception {
        Deployment deployment = (Deployment) parse("{'type':'deployment',%s,'deploymentId':'d','commits':[{'sha':'a1',"
                + "'authoredAt':'2016-01-01T00:00:00Z'},{'sha':'b2','x-size':3}]}");

        assertThat(deployment.getCommits())
                .containsExactly(
                        new Commit("a1", Instant.parse("2016-01-01T00:00:00Z"), null), new Commit("b2", null, null));
    }

    @Test
    void fillsInDefaults() throws Exception {
        Usage usage = (Usage) parse("{'type':'usage',%s,'signal':'login'}");
        Rollout rollout = (Rollout) parse("{'type':'rollout',%s,'feature':'f'}");
        Feature feature = (Feature) parse("{'type':'feature',%s,'feature':'f'}");

        assertThat(usage.getId()).isEmpty();
        assertThat(usage.getSource()).isEqualTo("file");
        assertThat(usage.getFact()).isEqualTo(UsageFact.USE);
        assertThat(usage.getActorClass()).isEqualTo(ActorClass.UNKNOWN);
        assertThat(usage.getCount()).isOne();
        assertThat(rollout.getEnabled()).isTrue();
        assertThat(rollout.getPercentage()).isEqualTo(100);
        assertThat(feature.getProof()).isEqualTo(Proof.SIGNAL);
    }

    @Test
    void keepsWhatAPolicySwitchesOff() throws Exception {
        SpecificRecord fact =
                parse("{'type':'policy',%s,'scope':'team:Payments','closureWindow':'off','adoptionWindow':'P30D',"
                        + "'calendar':'off','adoptionMinUses':'off','baselineAt':'off'}");
        Policy policy = (Policy) fact;

        assertThat(policy.getOff()).containsExactly("adoptionMinUses", "baselineAt", "calendar", "closureWindow");
        assertThat(policy.getClosureWindow()).isNull();
        assertThat(policy.getAdoptionWindow()).isEqualTo("P30D");
        assertThat(policy.getPinned()).isFalse();
        assertThat(FactJson.canonical(policy))
                .contains("\"closureWindow\":\"off\"", "\"calendar\":\"off\"")
                .doesNotContain("pinned");
        assertThat(FactJson.parse(FactJson.canonical(policy))).isEqualTo(policy);
    }

    @Test
    void bringsTheCalendarIntoItsNormalForm() throws Exception {
        Policy policy = (Policy) parse("{'type':'policy',%s,'scope':'default','calendar':{'zone':'Europe/Paris',"
                + "'workingDays':['fri','Monday','FRIDAY'],'holidays':['2016-12-26','2016-12-25']}}");

        assertThat(policy.getCalendar().getWorkingDays()).containsExactly("MONDAY", "FRIDAY");
        assertThat(policy.getCalendar().getHolidays()).containsExactly("2016-12-25", "2016-12-26");
    }

    @Test
    void canonicalFormIsSortedAndBare() throws Exception {
        SpecificRecord fact = parse("{ 'type' : 'policy', 'scope':'default', 'minRollout' : 12.50, 'id':'p1', %s,"
                + "'x-note':'n', 'calendar':{'workingDays':['MONDAY']}, 'runShare': 3.0, 'entryWindow': null}");

        assertThat(FactJson.canonical(fact))
                .isEqualTo(("{'calendar':{'workingDays':['MONDAY'],'zone':'UTC'},'id':'p1','minRollout':12.5,"
                                + "'occurredAt':'2016-03-01T09:30:00Z','runShare':3,'scope':'default','source':'file',"
                                + "'type':'policy'}")
                        .replace('\'', '"'));
    }

    @Test
    void canonicalFormKeepsTextsThatJsonMustEscape() throws Exception {
        WorkItem item = (WorkItem) parse("{'type':'work-item',%s,'itemId':'1'}");
        item.setTitle("\"quoted\" \\ back\nline\ttab\u0001 \u00e9\u4e2d\ud83d\ude00\u2028</script>");

        assertThat(FactJson.parse(FactJson.canonical(item))).isEqualTo(item);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'type':'work-item',%s} | MISSING_FIELD | itemId is missing in a work-item",
                "{'type':'work-item',%s,'itemId':null} | MISSING_FIELD | itemId is missing",
                "{'type':'work-item','itemId':'1'} | MISSING_FIELD | occurredAt is missing",
                "{'type':'progress',%s,'through':'2016-01-01T00:00:00Z'} | MISSING_FIELD | source is missing in a progress",
                "{'type':'progress',%s,'source':'s'} | MISSING_FIELD | through is missing",
                "{'type':'usage',%s} | MISSING_FIELD | signal is missing in a usage: it or feature is required",
                "{'type':'decision',%s,'subject':'item:1','by':['a']} | MISSING_FIELD | decision is missing",
                "{'type':'decision',%s,'subject':'item:1','decision':'STOP'} | MISSING_FIELD | by is missing",
                "{%s,'itemId':'1'} | MISSING_FIELD | type is missing: one of work-item, deployment",
                "{'type':7} | WRONG_TYPE | type is 7",
                "{'type':'workitem'} | UNKNOWN_TYPE | did you mean work-item?",
                "{'type':'zzzzzzzzzz'} | UNKNOWN_TYPE | known are work-item, deployment",
                "{'type':'work-item',%s,'itemId':'1','titel':'t'} | UNKNOWN_FIELD | titel: there is no such field in a work-item, did you mean title?",
                "{'type':'policy',%s,'scope':'default','closureWindwo':'P3D'} | UNKNOWN_FIELD | did you mean closureWindow?",
                "{'type':'policy',%s,'scope':'default','pinned':true} | UNKNOWN_FIELD | pinned: there is no such field",
                "{'type':'policy',%s,'scope':'default','off':['closureWindow']} | UNKNOWN_FIELD | off: there is no such field",
                "{'type':'policy',%s,'scope':'default','calendar':{'zon':'UTC'}} | UNKNOWN_FIELD | calendar.zon: there is no such field, did you mean zone?",
                "{'type':'deployment',%s,'deploymentId':'d','commits':[{'sha':'1','autoredAt':'x'}]} | UNKNOWN_FIELD | commits[0].autoredAt",
                "{'type':'deployment',%s,'deploymentId':'d','commits':[{}]} | MISSING_FIELD | commits[0].sha is missing",
                "{'type':'work-item',%s,'itemId':7} | WRONG_TYPE | itemId is 7: a text is expected, write \"7\"",
                "{'type':'work-item',%s,'itemId':'1','labels':'a'} | WRONG_TYPE | labels is \"a\": a list is expected, e.g. [\"a\"]",
                "{'type':'work-item',%s,'itemId':'1','labels':['a',null]} | WRONG_TYPE | labels[1] is null: a text is expected",
                "{'type':'work-item',%s,'itemId':'1','deleted':'true'} | WRONG_TYPE | deleted is \"true\": true or false is expected",
                "{'type':'work-item','occurredAt':1456824600,'itemId':'1'} | WRONG_TYPE | occurredAt is 1456824600: an RFC 3339 instant in quotes",
                "{'type':'work-item','occurredAt':'2016-03-01T09:30:00','itemId':'1'} | BAD_INSTANT | no zone, write 2016-03-01T09:30:00Z",
                "{'type':'work-item',%s,'itemId':'1','sequence':1.5} | WRONG_TYPE | sequence is 1.5: a whole number is expected",
                "{'type':'work-item',%s,'itemId':'1','sequence':9223372036854775808} | OUT_OF_RANGE | sequence is 9223372036854775808",
                "{'type':'work-item',%s,'itemId':'1','statusCategory':'Done'} | UNKNOWN_VALUE | statusCategory is \"Done\": there is no such value, did you mean DONE?",
                "{'type':'work-item',%s,'itemId':'1','statusCategory':'UNRECOGNIZED'} | UNKNOWN_VALUE | known are INTAKE",
                "{'type':'work-item',%s,'itemId':'1','itemType':3} | WRONG_TYPE | one of FEATURE, DEFECT",
                "{'type':'work-item',%s,'itemId':' '} | EMPTY_VALUE | itemId is \" \": it must not be empty",
                "{'type':'work-item',%s,'itemId':'1','id':''} | EMPTY_VALUE | id is \"\"",
                "{'type':'work-item',%s,'itemId':'1','source':''} | EMPTY_VALUE | source is \"\"",
                "{'type':'work-item',%s,'itemId':'1','title':'\\ud83d!'} | BAD_TEXT | title holds half a surrogate pair",
                "{'type':'usage',%s,'signal':'s','count':-1} | OUT_OF_RANGE | count is -1: it must not be negative",
                "{'type':'usage',%s,'signal':''} | EMPTY_VALUE | signal is \"\"",
                "{'type':'rollout',%s,'feature':'f','percentage':101} | OUT_OF_RANGE | percentage is 101.0: 0 to 100 is expected",
                "{'type':'rollout',%s,'feature':'f','percentage':1e400} | OUT_OF_RANGE | percentage",
                "{'type':'feature',%s,'feature':'f','expected':{'uses':-5}} | OUT_OF_RANGE | expected.uses is -5",
                "{'type':'feature',%s,'feature':'f','expected':[]} | WRONG_TYPE | expected is an array: an object is expected",
                "{'type':'feature',%s,'feature':'f','cadence':'P1M'} | BAD_DURATION | cadence is \"P1M\": years and months are refused",
                "{'type':'feature',%s,'feature':'f','cadence':'off'} | BAD_DURATION | cadence is \"off\"",
                "{'type':'policy',%s,'scope':'default','adoptionWindow':'-P1D'} | BAD_DURATION | adoptionWindow is \"-P1D\": a window is not negative",
                "{'type':'policy',%s,'scope':'default','adoptionWindow':30} | WRONG_TYPE | adoptionWindow is 30",
                "{'type':'policy',%s,'scope':'default','adoptionMinUses':-1} | OUT_OF_RANGE | adoptionMinUses is -1",
                "{'type':'policy',%s,'scope':'off','adoptionMinUses':1} | UNKNOWN_VALUE | scope is \"off\"",
                "{'type':'policy',%s,'scope':'teams:A'} | UNKNOWN_VALUE | did you mean team:A?",
                "{'type':'policy',%s,'scope':'team:'} | EMPTY_VALUE | what stands after team: must not be empty",
                "{'type':'policy',%s,'scope':'itemType:DEFEKT'} | UNKNOWN_VALUE | no such item type, did you mean DEFECT?",
                "{'type':'policy',%s,'scope':'default','calendar':{'zone':'Europe/Pariss'}} | UNKNOWN_VALUE | did you mean Europe/Paris?",
                "{'type':'policy',%s,'scope':'default','calendar':{'workingDays':['Mondya']}} | UNKNOWN_VALUE | did you mean MONDAY?",
                "{'type':'policy',%s,'scope':'default','calendar':{'workingDays':[]}} | EMPTY_VALUE | at least one working day",
                "{'type':'policy',%s,'scope':'default','calendar':{'holidays':['25.12.2016']}} | UNKNOWN_VALUE | a date is expected, e.g. 2016-12-25",
                "{'type':'decision',%s,'subject':'item:1','decision':'STOP','by':[]} | EMPTY_VALUE | by is []: at least one person or role is expected",
                "{'type':'decision',%s,'subject':'item:1','decision':'STOP','by':['']} | EMPTY_VALUE | by is \"\"",
                "{'type':'decision',%s,'subject':'item:1','decision':'STOP','by':['bot:stale','ci[BOT]']} | NO_PERSON | by is [bot:stale, ci[BOT]]: what automation writes is a suggestion",
                "{'type':'decision',%s,'subject':'1','decision':'STOP','by':['a']} | UNKNOWN_VALUE | one of item:..., feature:..., team:..., source:... is expected",
                "{'type':'decision',%s,'subject':'item:1','decision':'SNOOZE','by':['a'],'kind':'DELIVERD_UNUSED'} | UNKNOWN_VALUE | did you mean DELIVERED_UNUSED?",
                "{'type':'work-item',%s,'itemId':'1','itemId':'2'} | BAD_JSON | Duplicate field 'itemId'",
                "{'type':'work-item',%s,'itemId':'1'} {} | BAD_JSON | more than one JSON value",
                "{'type':'work-item',%s,'itemId':'1 | BAD_JSON | no JSON",
                "{'type':'work-item',%s,'itemId':1_0} | BAD_JSON | no JSON",
                "[] | BAD_JSON | one JSON object is expected",
                "'' | BAD_JSON | one JSON object is expected",
                "nul | BAD_JSON | no JSON"
            })
    void refusesWithReasonAndRemedy(String json, String reason, String message) {
        BadFactException bad = catchThrowableOfType(BadFactException.class, () -> parse(json));

        assertThat(bad).hasMessageContaining(message);
        assertThat(bad.reason()).isEqualTo(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t"})
    void refusesNothing(String json) {
        BadFactException bad = catchThrowableOfType(BadFactException.class, () -> FactJson.parse(json));

        assertThat(bad).hasMessage("nothing here: one JSON object is expected");
    }

    @Test
    void refusesJsonThatWouldExhaustTheStack() {
        String deep = "{\"type\":\"work-item\",\"x-deep\":" + "[".repeat(100_000);

        BadFactException bad = catchThrowableOfType(BadFactException.class, () -> FactJson.parse(deep));

        assertThat(bad.reason()).isEqualTo(BadFactException.BAD_JSON);
    }

    @Test
    void namesTheFieldAtFault() {
        BadFactException bad = catchThrowableOfType(
                BadFactException.class,
                () -> parse("{'type':'policy',%s,'scope':'default','calendar':{'zone':'Mars/Olympus_Mons'}}"));

        assertThat(bad.field()).isEqualTo("calendar.zone");
    }

    @Test
    void defaultsAreSharedAndCannotBeChanged() throws BadFactException {
        Policy policy = (Policy) parse("{'type':'policy',%s,'scope':'default','calendar':{}}");

        assertThat(policy.getCalendar().getHolidays()).isUnmodifiable();
    }

    /** Quotes as apostrophes, and %s the instant. */
    private static SpecificRecord parse(String json) throws BadFactException {
        return FactJson.parse(json.replace("%s", AT).replace('\'', '"'));
    }

    @Test
    void acceptsEveryNameOfTheContract() throws Exception {
        List<String> lines = List.of(
                "{'type':'work-item',%s,'itemId':'1','key':'K','formerKeys':['L'],'title':'t','itemType':'DEBT','workKind':'RUN',"
                        + "'team':'T','area':'a','status':'s','statusCategory':'WAITING','createdAt':'2016-01-01T00:00:00Z',"
                        + "'labels':['l'],'features':['f'],'parent':'p','assignees':['x'],'url':'u','deleted':true,'activity':false}",
                "{'type':'deployment',%s,'deploymentId':'d','service':'s','environment':'prod','version':'1','artifactId':'a',"
                        + "'status':'ROLLED_BACK','items':['i'],'features':['f'],'commits':[{'sha':'c','authoredAt':"
                        + "'2016-01-01T00:00:00Z','message':'m'}],'hotfix':true,'team':'T','url':'u'}",
                "{'type':'usage',%s,'signal':'s','feature':'f','fact':'EVALUATION','actor':'a','actorClass':'SYNTHETIC',"
                        + "'environment':'prod','count':0}",
                "{'type':'decision',%s,'subject':'feature:f','decision':'CLOSURE','outcome':'KEPT_OPEN','by':['a'],'why':'w',"
                        + "'until':'2016-01-01T00:00:00Z','kind':'DELIVERED_UNUSED'}",
                "{'type':'feature',%s,'feature':'f','name':'n','team':'T','area':'a','signals':['*'],'items':['i'],'labels':['l'],"
                        + "'launchAt':'2016-01-01T00:00:00Z','cadence':'P7D','expected':{'uses':1,'actors':1,'by':"
                        + "'2016-01-01T00:00:00Z'},'proof':'SOURCE','sources':['s']}",
                "{'type':'rollout',%s,'feature':'f','environment':'prod','enabled':false,'percentage':0.5}",
                "{'type':'progress',%s,'source':'s','through':'2016-01-01T00:00:00Z'}",
                "{'type':'policy',%s,'scope':'itemType:DEFECT','entryWindow':'P1D','closureWindow':'P1D','closureClock':'STARTED',"
                        + "'almostDoneWindow':'P1D','stalledWindow':'P1D','receptionWindow':'P1D','adoptionWindow':'P1D',"
                        + "'adoptionMinUses':2,'countUnknown':true,'minRollout':5,'fadeWindow':'P1D',"
                        + "'closureDecisionWindow':'P1D','followUps':3,'sourceSilence':'PT1H','remindEvery':'P7D','baselineAt':"
                        + "'2016-01-01T00:00:00Z','calendar':{'zone':'Asia/Tokyo','workingDays':['MONDAY'],'holidays':[]},"
                        + "'period':'P7D','saturationPeriods':3,'wipLimit':5,'drainPeriods':2,'runShare':0.6,'deadZoneWindow':'P90D'}");

        for (String line : lines) {
            SpecificRecord fact = parse(line);
            assertThat(FactJson.parse(FactJson.canonical(fact))).isEqualTo(fact);
            fact.getSchema().getFields().stream()
                    .filter(field ->
                            field.schema().isNullable() && !field.name().equals("sequence"))
                    .forEach(field ->
                            assertThat(fact.get(field.pos())).as(field.name()).isNotNull());
        }
    }
}

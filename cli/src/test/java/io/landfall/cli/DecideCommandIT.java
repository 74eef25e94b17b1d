package io.landfall.cli;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.landfall.app.Pipeline;
import io.landfall.app.PipelineProperties;
import io.landfall.cli.broker.Connection;
import io.landfall.cli.broker.FactProducer;
import io.landfall.cli.broker.TopicReader;
import io.landfall.event.FactJson;
import io.landfall.stack.LocalStack;
import io.landfall.stack.Options;
import io.landfall.topic.Topics;
import io.landfall.topology.StageConfig;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Five items are open past their window, and people decide on them. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DecideCommandIT {
    private static final int PARTITIONS = 2;

    @TempDir
    static Path state;

    private static LocalStack stack;
    private static TopicReader reader;
    private static Pipeline pipeline;

    @BeforeAll
    static void raise() throws Exception {
        stack = LocalStack.startTemporary(Options.defaults());
        Ran.command("topics", "--partitions=" + PARTITIONS, "--bootstrap-servers=" + stack.bootstrapServers());
        reader = new TopicReader(Connection.settings(stack.endpoints()));
        try (FactProducer facts = new FactProducer(Connection.settings(stack.endpoints()))) {
            facts.send(item("42", "'key':'SHOP-12','formerKeys':['OLD-3'],'team':'Booking'"));
            facts.send(item("43", "'key':'SHOP-13','team':'Booking'"));
            facts.send(item("44", "'key':'TWIN'"));
            facts.send(item("45", "'key':'TWIN'"));
            facts.send(item("46", "'source':'history'"));
            facts.send(FactJson.parse("{\"type\":\"progress\",\"id\":\"p\",\"source\":\"history\",\"occurredAt\":"
                    + "\"2020-06-01T00:00:00Z\",\"through\":\"2020-06-01T00:00:00Z\"}"));
            facts.flush();
        }
        pipeline = new Pipeline(
                PipelineProperties.of(stack.bootstrapServers(), stack.registryUrl(), state, 1),
                StageConfig.live(PARTITIONS, Clock.systemUTC()));
        pipeline.start();
        await().atMost(90, SECONDS)
                .until(() -> reader.table(Topics.ALERTS_OPEN.name()).size() == 5);
    }

    @AfterAll
    static void stop() {
        reader.close();
        pipeline.close();
        stack.close();
    }

    private static SpecificRecord item(String id, String fields) throws Exception {
        String json = "{'type':'work-item','id':'" + id + "','itemId':'" + id + "','title':'Old','occurredAt':"
                + "'2020-01-01T00:00:00Z','statusCategory':'ACTIVE','activity':true," + fields + '}';
        return FactJson.parse(json.replace('\'', '"'));
    }

    @Test
    @Order(1)
    void aDecisionByDisplayKeyIsConfirmed() {
        Ran kept = decide("item:SHOP-12", "closure", "kept-open", "--by", "ines", "--until", "2999-01-01");

        assertThat(kept.status()).as(kept.err()).isZero();
        assertThat(kept.err()).contains("item:SHOP-12 is item:42");
        assertThat(kept.out().lines())
                .hasSizeGreaterThanOrEqualTo(2)
                .anyMatch(line -> line.startsWith("recorded   CLOSURE KEPT_OPEN on item:42 by ines at "))
                .anyMatch(line -> line.startsWith("cleared    \"Old\" (item:42, Booking) was decided on")
                        && line.endsWith("asked again after 2999-01-01T00:00:00Z, where it still holds"));

        // By a key that it bore once; there is nothing more to answer.
        Ran nothing = decide("item:OLD-3", "closure", "closed", "--by", "ines");
        assertThat(nothing.status()).as(nothing.err()).isZero();
        assertThat(nothing.err()).contains("item:OLD-3 is item:42").containsPattern("nothing (that is|was) open");
        assertThat(nothing.out()).doesNotContain("cleared");
    }

    @Test
    @Order(2)
    void aSnoozeIsConfirmedAsJson() throws Exception {
        Ran snoozed = decide(
                "item:43",
                "snooze",
                "--by",
                "ines",
                "tomasz",
                "--until",
                "2999-01-01",
                "--format=json",
                "--kind",
                "open-past-closure-window");

        assertThat(snoozed.status()).as(snoozed.err()).isZero();
        JsonNode json = new ObjectMapper().readTree(snoozed.out());
        assertThat(json.at("/state").textValue()).isEqualTo("CONFIRMED");
        assertThat(json.at("/decision/by")).hasSize(2);
        assertThat(json.at("/snoozed/0/subject").textValue()).isEqualTo("item:43");
        assertThat(json.at("/snoozed/0/status").textValue()).isEqualTo("SNOOZED");
        assertThat(json.at("/cleared")).isEmpty();
    }

    @Test
    @Order(3)
    void whatIsNotMeantIsNotRecorded() {
        long before = decisions().size();

        Ran robot = decide("item:44", "stop", "--by", "bot:stale");
        assertThat(robot.status()).isEqualTo(2);
        assertThat(robot.err()).contains("by is [bot:stale]: what automation writes is a suggestion");
        Ran near = decide("item:SHPO-12", "stop", "--by", "ines");
        assertThat(near.status()).isEqualTo(2);
        assertThat(near.err()).contains("item:SHPO-12: there is none, did you mean item:SHOP-12?", "--as-is");
        Ran twin = decide("item:TWIN", "stop", "--by", "ines");
        assertThat(twin.status()).isEqualTo(2);
        assertThat(twin.err()).contains("that key is, or was, of item:44 and of item:45, name one of them");

        assertThat(decisions()).hasSize((int) before);
    }

    @Test
    @Order(4)
    void aDecisionMayComeBeforeItsSubject() {
        Ran early = decide("item:SHOP-14", "entry", "accepted", "--by", "ines");

        assertThat(early.status()).as(early.err()).isZero();
        assertThat(early.err())
                .contains("item:SHOP-14 is not known so far; the decision waits for it", "nothing was open");
        assertThat(early.out()).startsWith("recorded   ENTRY ACCEPTED on item:SHOP-14");
    }

    /** After an import, say: its source has sent everything up to its last fact, and nothing is known of what came after. */
    @Test
    @Order(5)
    void saysWhyNothingChanged() {
        Ran held = decide("item:46", "stop", "--by", "ines");

        assertThat(held.status()).as(held.err()).isZero();
        assertThat(held.out()).contains("recorded   STOP on item:46", "open       \"Old\" (item:46)");
        assertThat(held.err()).contains("has not changed within 10 s", "history up to 2020-06-01T00:00:00Z");
    }

    @Test
    @Order(6)
    void recordsWhereNobodyWaitsOrNobodyAnswers() {
        Ran unwaited = decide("item:44", "snooze", "--by", "ines", "--wait=0");
        assertThat(unwaited.status()).isZero();
        assertThat(unwaited.err()).contains("was not waited for", "without --until it holds for ever");

        pipeline.close();
        Ran unanswered = decide("item:45", "stop", "--by", "ines", "--wait=PT1S");

        assertThat(unanswered.status()).isZero();
        assertThat(unanswered.out()).contains("recorded   STOP on item:45", "open       \"Old\" (item:45)");
        assertThat(unanswered.err()).contains("the pipeline did not answer in time", "./landfall run");
        assertThat(decisions()).hasSize(7);
    }

    private static Ran decide(String... arguments) {
        List<String> all = new ArrayList<>(List.of(
                "decide", "--bootstrap-servers=" + stack.bootstrapServers(), "--registry=" + stack.registryUrl()));
        all.addAll(List.of(arguments));
        return Ran.command(all.toArray(String[]::new));
    }

    private static List<SpecificRecord> decisions() {
        List<SpecificRecord> decisions = new ArrayList<>();
        reader.readAll(Topics.DECISIONS.name(), record -> decisions.add(record.value()));
        return decisions;
    }
}

package io.landfall.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.schema.Alert;
import io.landfall.schema.AlertStatus;
import io.landfall.schema.ClearCause;
import io.landfall.schema.Item;
import io.landfall.schema.StatusCategory;
import io.landfall.schema.Usage;
import io.landfall.schema.UsageFact;
import io.landfall.topic.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is for everybody reaches everybody: policies, the catalogue, and that a source was heard. */
class PolicyChangeTopologyTest {

    private static final Instant DAY_1 = Instant.parse("2026-06-01T00:00:00Z");

    @TempDir
    private Path folder;

    private TestPipeline pipeline;

    @BeforeEach
    void startOnDay11() {
        pipeline = new TestPipeline(day(11), folder);
        pipeline.feed(Told.policy("default", DAY_1)
                .setClosureWindow("P5D")
                .setAdoptionWindow("P1D")
                .build());
    }

    @AfterEach
    void close() {
        pipeline.close();
    }

    @Test
    void aLongerWindowRetractsTheAlertsOfOpenItemsAndLeavesClosedOnes() {
        pipeline.feed(Told.item("open", day(1), StatusCategory.ACTIVE).build());
        pipeline.feed(Told.item("closed", day(1), StatusCategory.ACTIVE).build());
        pipeline.feed(Told.item("closed", day(9), StatusCategory.DONE).build());
        pipeline.settle();
        assertThat(statusOf("item:open")).isEqualTo(AlertStatus.RAISED);
        assertThat(statusOf("item:closed")).isEqualTo(AlertStatus.CLEARED);

        pipeline.feed(Told.policy("default", day(11)).setClosureWindow("P20D").build());
        pipeline.settle();

        assertThat(statusOf("item:open")).isEqualTo(AlertStatus.RETRACTED);
        assertThat(alert("item:open").getCause()).isEqualTo(ClearCause.POLICY);
        assertThat(pipeline.state(Topics.ALERTS_OPEN)).isEmpty();
        assertThat(statusOf("item:closed")).isEqualTo(AlertStatus.CLEARED);
        assertThat(said("item:closed")).hasSize(1);
    }

    @Test
    void aRetractedAlertIsRaisedAgainWhenItsNewDeadlinePasses() {
        pipeline.feed(Told.item("open", day(1), StatusCategory.ACTIVE).build());
        pipeline.settle();
        pipeline.feed(Told.policy("default", day(11)).setClosureWindow("P20D").build());
        pipeline.settle();

        pipeline.jumpTo(day(21).plusSeconds(1));

        assertThat(statusOf("item:open")).isEqualTo(AlertStatus.RAISED);
        assertThat(alert("item:open").getOpenedAt()).isEqualTo(day(21));
        assertThat(pipeline.state(Topics.ALERTS_OPEN)).hasSize(1);
    }

    @Test
    void aShorterWindowRaisesTheAlertsOfOpenItems() {
        pipeline.feed(Told.item("open", day(10), StatusCategory.ACTIVE).build());
        pipeline.settle();
        assertThat(pipeline.state(Topics.ALERTS)).isEmpty();

        pipeline.feed(Told.policy("default", day(11)).setClosureWindow("PT1H").build());
        pipeline.settle();

        assertThat(statusOf("item:open")).isEqualTo(AlertStatus.RAISED);
        assertThat(alert("item:open").getOpenedAt()).isEqualTo(day(10).plus(Duration.ofHours(1)));
    }

    @Test
    void aPolicyOfATeamIsForItsItemsOnly() {
        pipeline.feed(
                Told.item("red", day(10), StatusCategory.ACTIVE).setTeam("red").build());
        pipeline.feed(Told.item("blue", day(10), StatusCategory.ACTIVE)
                .setTeam("blue")
                .build());
        pipeline.settle();

        pipeline.feed(Told.policy("team:red", day(11)).setClosureWindow("PT1H").build());
        pipeline.settle();

        assertThat(pipeline.state(Topics.ALERTS_OPEN).values())
                .extracting(record -> ((Alert) record).getSubject())
                .containsExactly("item:red");
    }

    @Test
    void aPolicyThatSwitchesTheWindowOffRetracts() {
        pipeline.feed(Told.item("open", day(1), StatusCategory.ACTIVE).build());
        pipeline.settle();

        pipeline.feed(
                Told.policy("default", day(11)).setOff(List.of("closureWindow")).build());
        pipeline.settle();

        assertThat(statusOf("item:open")).isEqualTo(AlertStatus.RETRACTED);
        assertThat(alert("item:open").getCause()).isEqualTo(ClearCause.POLICY);
    }

    @Test
    void aPolicyOfTheFutureWaitsForItsDay() {
        pipeline.feed(Told.item("open", day(1), StatusCategory.ACTIVE).build());
        pipeline.feed(Told.policy("default", day(12)).setClosureWindow("P20D").build());
        pipeline.settle();
        assertThat(statusOf("item:open")).isEqualTo(AlertStatus.RAISED);

        pipeline.jumpTo(day(12));

        assertThat(statusOf("item:open")).isEqualTo(AlertStatus.RETRACTED);
    }

    @Test
    void manyItemsAreAllReached() {
        int many = 300; // more than a page of a sweep
        for (int i = 0; i < many; i++) {
            pipeline.feed(Told.item("item " + i, day(1), StatusCategory.ACTIVE).build());
        }
        pipeline.settle();
        assertThat(pipeline.state(Topics.ALERTS_OPEN)).hasSize(many);

        pipeline.feed(Told.policy("default", day(11)).setClosureWindow("P20D").build());
        pipeline.settle();

        assertThat(pipeline.state(Topics.ALERTS_OPEN)).isEmpty();
    }

    @Test
    void aChangeOfTheCatalogueMovesUsage() {
        pipeline.feed(Told.feature("one", DAY_1, "click").build());
        pipeline.feed(Told.feature("two", DAY_1, "other").build());
        pipeline.feed(Told.delivered("one", day(2)));
        pipeline.feed(Told.delivered("two", day(2)));
        pipeline.feed(Told.use("click", day(2).plusSeconds(60)).build());
        pipeline.feed(heartbeat("web", day(9)));
        pipeline.settle();
        assertThat(pipeline.state(Topics.ALERTS_OPEN).values())
                .extracting(record -> ((Alert) record).getSubject())
                .containsExactly("feature:two");

        pipeline.feed(Told.feature("one", day(10), "other").build());
        pipeline.feed(Told.feature("two", day(10), "cl*").build());
        pipeline.settle();

        assertThat(statusOf("feature:one")).isEqualTo(AlertStatus.RAISED);
        assertThat(statusOf("feature:two")).isEqualTo(AlertStatus.RETRACTED);
    }

    @Test
    void anItemThatTheCatalogueListsFollowsThePolicyOfTheFeature() {
        pipeline.feed(Told.item("I", day(1), StatusCategory.ACTIVE).build());
        pipeline.feed(Told.policy("feature:F", DAY_1).setClosureWindow("P20D").build());
        pipeline.settle();
        assertThat(statusOf("item:I")).isEqualTo(AlertStatus.RAISED);

        pipeline.feed(Told.feature("F", day(10)).setItems(List.of("I")).build());
        pipeline.settle();

        assertThat(statusOf("item:I")).isEqualTo(AlertStatus.RETRACTED);
        assertThat(((Item) pipeline.state(Topics.ITEMS).get("item:I")).getFeatures())
                .containsExactly("F");
    }

    @Test
    void aDeadlineWaitsForItsSourceHoweverLateItIsHeard() {
        pipeline.feed(
                Told.feature("F", DAY_1, "click").setSources(List.of("web")).build());
        pipeline.feed(Told.delivered("F", day(2)));
        pipeline.feed(heartbeat("web", day(3).minusSeconds(1)));
        pipeline.feed(heartbeat("app", day(5)));
        pipeline.settle();
        assertThat(pipeline.state(Topics.ALERTS)).isEmpty();

        pipeline.feed(heartbeat("web", day(4)));
        pipeline.settle();

        assertThat(statusOf("feature:F")).isEqualTo(AlertStatus.RAISED);
        assertThat(alert("feature:F").getOpenedAt()).isEqualTo(day(3));
    }

    private static Usage heartbeat(String source, Instant at) {
        return Told.use("alive", at)
                .setSource(source)
                .setFact(UsageFact.HEARTBEAT)
                .build();
    }

    private static Instant day(int day) {
        return DAY_1.plus(Duration.ofDays(day - 1));
    }

    private List<Alert> said(String subject) {
        Predicate<Alert> mine = alert -> alert.getSubject().equals(subject);
        return pipeline.alertLog().stream().filter(mine).toList();
    }

    private Alert alert(String subject) {
        List<Alert> said = said(subject);
        assertThat(said).as("alerts of " + subject).isNotEmpty();
        return said.get(said.size() - 1);
    }

    private AlertStatus statusOf(String subject) {
        return alert(subject).getStatus();
    }
}

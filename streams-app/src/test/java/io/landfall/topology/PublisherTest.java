package io.landfall.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.schema.Alert;
import io.landfall.schema.AlertKind;
import io.landfall.schema.AlertStatus;
import io.landfall.schema.AppliedPolicy;
import io.landfall.schema.Asks;
import io.landfall.schema.ClearCause;
import io.landfall.schema.DecisionKind;
import io.landfall.schema.Drawer;
import io.landfall.schema.Evidence;
import io.landfall.schema.Item;
import io.landfall.schema.Severity;
import io.landfall.schema.StatusCategory;
import io.landfall.schema.internal.DeploymentHistory;
import io.landfall.schema.internal.Envelope;
import io.landfall.schema.internal.Naming;
import io.landfall.state.PublishedOutputs;
import io.landfall.state.TestStores;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PublisherTest {

    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

    private record Sent(
            Channel channel, String key, @Nullable SpecificRecord value, long revision) {}

    private final List<Sent> sent = new ArrayList<>();
    private final Publisher publisher = new Publisher(
            new PublishedOutputs(TestStores.open("published")),
            (channel, key, value, revision) -> sent.add(new Sent(channel, key, value, revision)));

    @Test
    void anOpenAlertGoesToTheLogAndToTheOpenOnes() {
        publish(said(alert(AlertStatus.RAISED)));

        assertThat(sent)
                .containsExactly(
                        new Sent(Channel.ALERTS, "a", alert(AlertStatus.RAISED), 1),
                        new Sent(Channel.ALERTS_OPEN, "a", alert(AlertStatus.RAISED), 1));
    }

    @Test
    void whatWasSaidIsNotSaidAgain() {
        publish(said(alert(AlertStatus.RAISED)), said(item("Export")));
        sent.clear();

        publish(said(item("Export")), said(alert(AlertStatus.RAISED)));

        assertThat(sent).isEmpty();
    }

    @Test
    void onlyWhatChangedIsSaidUnderTheNextRevision() {
        publish(said(alert(AlertStatus.RAISED)), said(item("Export")));
        sent.clear();

        publish(said(alert(AlertStatus.RAISED)), said(item("Exports")));

        assertThat(sent).containsExactly(new Sent(Channel.ITEM_STATES, "item:I", item("Exports"), 2));
    }

    @Test
    void aClearedAlertLeavesTheOpenOnes() {
        publish(said(alert(AlertStatus.REMINDED)));
        sent.clear();

        publish(said(alert(AlertStatus.CLEARED)));

        assertThat(sent)
                .containsExactly(
                        new Sent(Channel.ALERTS, "a", alert(AlertStatus.CLEARED), 2),
                        new Sent(Channel.ALERTS_OPEN, "a", null, 2));
    }

    @Test
    void anAlertFirstSeenClearedWasNeverAmongTheOpenOnes() {
        publish(said(alert(AlertStatus.CLEARED)));

        assertThat(sent).containsExactly(new Sent(Channel.ALERTS, "a", alert(AlertStatus.CLEARED), 1));
    }

    @Test
    void aClearedAlertCanBeOpenAgain() {
        publish(said(alert(AlertStatus.CLEARED)));
        sent.clear();

        publish(said(alert(AlertStatus.SNOOZED)));

        assertThat(sent).extracting(Sent::channel).containsExactly(Channel.ALERTS, Channel.ALERTS_OPEN);
    }

    @Test
    void anAlertThatIsNoMoreIsRetractedWithItsCause() {
        publish(said(alert(AlertStatus.RAISED)));
        sent.clear();

        publisher.publish("I", Answer.of(List.of()), ClearCause.POLICY, NOON);

        Alert retracted = alert(AlertStatus.RETRACTED);
        retracted.setCause(ClearCause.POLICY);
        assertThat(sent)
                .containsExactly(
                        new Sent(Channel.ALERTS, "a", retracted, 2), new Sent(Channel.ALERTS_OPEN, "a", null, 2));
    }

    @Test
    void aClearedAlertThatIsNoMoreLeavesNoTombstone() {
        publish(said(alert(AlertStatus.CLEARED)));
        sent.clear();

        publish();

        assertThat(sent).extracting(Sent::channel).containsExactly(Channel.ALERTS);
        assertThat(((Alert) sent.get(0).value()).getCause()).isEqualTo(ClearCause.LATE_EVIDENCE);
    }

    @Test
    void aStateThatIsNoMoreLeavesATombstone() {
        publish(said(item("Export")));
        sent.clear();

        publish();

        assertThat(sent).containsExactly(new Sent(Channel.ITEM_STATES, "item:I", null, 2));
    }

    @Test
    void aContributionTravelsAsARowAndIsWithdrawnAsOne() {
        Naming naming = new Naming("A-1", new DeploymentHistory("d", List.of(), List.of()), List.of());
        publish(new Said(Channel.ITEMS, "I", "row", naming));
        assertThat(sent).containsExactly(new Sent(Channel.ITEMS, "I", new Envelope("row", NOON, naming), 1));
        sent.clear();

        publish();

        assertThat(sent).containsExactly(new Sent(Channel.ITEMS, "I", new Envelope("row", NOON, null), 2));
    }

    @Test
    void whenAContributionWasHeardIsNoChangeOfIt() {
        Naming naming = new Naming("A-1", new DeploymentHistory("d", List.of(), List.of()), List.of());
        publish(new Said(Channel.ITEMS, "I", "row", naming));
        sent.clear();

        Said again = new Said(Channel.ITEMS, "I", "row", naming);
        publisher.publish("I", Answer.of(List.of(again)), ClearCause.LATE_EVIDENCE, NOON.plusSeconds(9));

        assertThat(sent).isEmpty();
    }

    @Test
    void whatIsFinalIsForgottenInSilence() {
        publish(said(alert(AlertStatus.CLEARED)), said(item("Export")));
        sent.clear();

        publisher.forget("I", Set.of(said(alert(AlertStatus.CLEARED)).output()));
        publish(said(item("Export")));

        assertThat(sent).isEmpty();
    }

    @Test
    void subjectsDoNotWithdrawEachOthersWords() {
        publish(said(alert(AlertStatus.RAISED)));
        sent.clear();

        publisher.publish("I2", Answer.of(List.of()), ClearCause.LATE_EVIDENCE, NOON);

        assertThat(sent).isEmpty();
    }

    private void publish(Said... said) {
        publisher.publish("I", Answer.of(List.of(said)), ClearCause.LATE_EVIDENCE, NOON);
    }

    private static Said said(Alert alert) {
        return Said.of(Channel.ALERTS, alert.getAlertId(), alert);
    }

    private static Said said(Item item) {
        return Said.of(Channel.ITEM_STATES, "item:" + item.getItemId(), item);
    }

    private static Alert alert(AlertStatus status) {
        return Alert.newBuilder()
                .setAlertId("a")
                .setKind(AlertKind.OPEN_PAST_CLOSURE_WINDOW)
                .setDrawer(Drawer.PRODUCTION)
                .setSubject("item:I")
                .setTitle("Export")
                .setSeverity(Severity.MEDIUM)
                .setEpisode(1)
                .setStatus(status)
                .setOpenedAt(NOON)
                .setClockStartedAt(NOON)
                .setPolicy(new AppliedPolicy("default", "p", "P1D"))
                .setEvidence(new Evidence(Map.of("facts", 1L, "b", 2L, "c", 3L), List.of("f"), null, null, null))
                .setAsks(new Asks(DecisionKind.CLOSURE, null))
                .build();
    }

    private static Item item(String title) {
        return Item.newBuilder()
                .setItemId("I")
                .setTitle(title)
                .setStatusCategory(StatusCategory.ACTIVE)
                .setEpisode(1)
                .setCreatedAt(NOON)
                .setReopened(0)
                .setFeatures(List.of())
                .setDelivered(false)
                .build();
    }
}

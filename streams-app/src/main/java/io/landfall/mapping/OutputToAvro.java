package io.landfall.mapping;

import io.landfall.domain.fact.WorkItemFact;
import io.landfall.domain.feature.DeliveryState;
import io.landfall.domain.item.ItemState;
import io.landfall.domain.verdict.Cause;
import io.landfall.domain.verdict.Kind;
import io.landfall.domain.verdict.Life;
import io.landfall.event.Instants;
import io.landfall.schema.Alert;
import io.landfall.schema.AlertKind;
import io.landfall.schema.AlertStatus;
import io.landfall.schema.AppliedPolicy;
import io.landfall.schema.Asks;
import io.landfall.schema.ClearCause;
import io.landfall.schema.DecisionKind;
import io.landfall.schema.Delivery;
import io.landfall.schema.Drawer;
import io.landfall.schema.Evidence;
import io.landfall.schema.Instrumentation;
import io.landfall.schema.Item;
import io.landfall.schema.ItemType;
import io.landfall.schema.Severity;
import io.landfall.schema.StatusCategory;
import io.landfall.schema.WorkKind;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** What the domain found to records of the output topics. */
public final class OutputToAvro {

    private static final int ID_BYTES = 16;

    private OutputToAvro() {}

    public static Alert alert(io.landfall.domain.verdict.Alert alert) {
        Life life = alert.life();
        String team = alert.team();
        return Alert.newBuilder()
                .setAlertId(alertId(alert.id()))
                .setKind(AlertKind.valueOf(alert.kind().name()))
                .setDrawer(Drawer.valueOf(alert.kind().drawer().name()))
                .setSubject(alert.subject())
                .setTitle(alert.title())
                .setTeam(team)
                .setSeverity(Severity.valueOf(alert.kind().severity().name()))
                .setEpisode(alert.episode())
                .setStatus(AlertStatus.valueOf(life.status().name()))
                .setOpenedAt(life.openedAt())
                .setClearedAt(life.clearedAt())
                .setCause(
                        life.cause() == null
                                ? null
                                : ClearCause.valueOf(life.cause().name()))
                .setClockStartedAt(life.clockStartedAt())
                .setInherited(life.inherited())
                .setReminders(life.reminders())
                .setPolicy(new AppliedPolicy(
                        alert.policy().scope(),
                        alert.policy().version(),
                        alert.policy().window()))
                .setEvidence(new Evidence(
                        alert.evidence().counts(),
                        alert.evidence().facts(),
                        alert.evidence().coverage(),
                        life.decisions().isEmpty() ? null : life.decisions(),
                        alert.evidence().paused().isZero()
                                ? null
                                : alert.evidence().paused().toString()))
                .setAsks(new Asks(
                        DecisionKind.valueOf(alert.kind().asks().name()), team == null ? null : "team:" + team))
                .setImplied(implied(alert) ? true : null)
                .build();
    }

    /** Whether work that was begun stands for the decision that nobody made. */
    private static boolean implied(io.landfall.domain.verdict.Alert alert) {
        return alert.kind() == Kind.ENTRY_UNDECIDED && alert.life().cause() == Cause.START;
    }

    /** First 32 hex digits of SHA-256 of {@code kind|subject|clockStartedAt}. */
    static String alertId(io.landfall.domain.verdict.Alert.Id id) {
        String text = id.kind().name() + '|' + id.subject() + '|' + Instants.format(id.clockStartedAt());
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, ID_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    public static Item item(ItemState state) {
        WorkItemFact last = state.last();
        return Item.newBuilder()
                .setItemId(state.itemId())
                .setKey(last.key())
                .setTitle(last.title())
                .setTeam(last.team())
                .setItemType(last.itemType() == null ? null : ItemType.valueOf(last.itemType()))
                .setWorkKind(last.workKind() == null ? null : WorkKind.valueOf(last.workKind()))
                .setStatus(last.status())
                .setStatusCategory(StatusCategory.valueOf(state.category().name()))
                .setEpisode(state.episode().number())
                .setCreatedAt(state.createdAt())
                .setCommittedAt(state.episode().committedAt())
                .setStartedAt(state.episode().startedAt())
                .setAlmostDoneAt(state.episode().almostDoneAt())
                .setClosedAt(state.episode().closedAt())
                .setReopened(state.episode().number() - 1)
                .setFeatures(List.copyOf(state.features()))
                .setDelivered(state.delivered())
                .build();
    }

    public static Delivery delivery(DeliveryState state) {
        return Delivery.newBuilder()
                .setFeature(state.feature())
                .setName(state.name())
                .setTeam(state.team())
                .setEpisode(state.episode())
                .setDeliveredAt(state.deliveredAt())
                .setClockStartAt(state.clockStartAt())
                .setEffective(state.effective())
                .setEndedAt(state.endedAt())
                .setService(state.starter().known().service())
                .setVersion(state.starter().known().version())
                .setDeployments(state.deployments())
                .setInstrumentation(state.proven() ? Instrumentation.PROVEN : Instrumentation.UNPROVEN)
                .setFirstUseAt(state.firstUseAt())
                .setLastUseAt(state.lastUseAt())
                .setUses(state.uses())
                .setActors(state.actors())
                .setOtherSignals(state.otherSignals())
                .setUnknownSince(state.unknownSince())
                .build();
    }
}

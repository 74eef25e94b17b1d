package io.landfall.mapping;

import io.landfall.domain.fact.Actors;
import io.landfall.domain.fact.FactOrder;
import io.landfall.domain.fact.WorkItemFact;
import io.landfall.domain.item.ItemSummary;
import io.landfall.schema.ItemType;
import io.landfall.schema.StatusCategory;
import io.landfall.schema.WorkItem;
import io.landfall.schema.WorkKind;
import io.landfall.schema.internal.FeatureSummary;
import java.nio.ByteBuffer;

/** Summaries of the domain to records of the stores. */
public final class StateToAvro {

    private StateToAvro() {}

    public static io.landfall.schema.internal.FactOrder order(FactOrder order) {
        return new io.landfall.schema.internal.FactOrder(
                order.occurredAt(), order.source(), order.sequence(), order.id());
    }

    public static ByteBuffer actors(Actors actors) {
        long[] hashes = actors.hashes();
        ByteBuffer packed = ByteBuffer.allocate(hashes.length * Long.BYTES);
        packed.asLongBuffer().put(hashes);
        return packed;
    }

    public static io.landfall.schema.internal.ItemSummary summary(String itemId, ItemSummary summary) {
        return io.landfall.schema.internal.ItemSummary.newBuilder()
                .setEpisodes(summary.episode().number())
                .setThrough(order(summary.closedBy()))
                .setCreatedAt(summary.createdAt())
                .setLast(workItem(itemId, summary.last()))
                .setStartAt(summary.episode().startAt())
                .setCommittedAt(summary.episode().committedAt())
                .setStartedAt(summary.episode().startedAt())
                .setAlmostDoneAt(summary.episode().almostDoneAt())
                .build();
    }

    private static WorkItem workItem(String itemId, WorkItemFact fact) {
        return WorkItem.newBuilder()
                .setId(fact.at().id())
                .setSource(fact.at().source())
                .setOccurredAt(fact.at().occurredAt())
                .setSequence(fact.at().sequence())
                .setItemId(itemId)
                .setKey(fact.key())
                .setFormerKeys(fact.formerKeys())
                .setTitle(fact.title())
                .setItemType(fact.itemType() == null ? null : ItemType.valueOf(fact.itemType()))
                .setWorkKind(fact.workKind() == null ? null : WorkKind.valueOf(fact.workKind()))
                .setTeam(fact.team())
                .setStatus(fact.status())
                .setStatusCategory(
                        fact.category() == null
                                ? null
                                : StatusCategory.valueOf(fact.category().name()))
                .setCreatedAt(fact.createdAt())
                .setLabels(fact.labels())
                .setFeatures(fact.features())
                .setDeleted(fact.deleted())
                .setActivity(fact.activity() ? null : false)
                .build();
    }

    public static FeatureSummary summary(io.landfall.domain.feature.FeatureSummary summary) {
        return new FeatureSummary(summary.through(), summary.firstProof(), summary.finalThrough());
    }
}

package io.landfall.sample;

import io.landfall.schema.ItemType;
import io.landfall.schema.StatusCategory;
import io.landfall.schema.WorkItem;
import io.landfall.schema.WorkKind;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Writes down what happens to one item: everything at its creation, later on what changed. */
final class ItemLog {

    private final String itemId;
    private final String key;
    private final Team team;
    private final Consumer<SpecificRecord> facts;
    private int written;

    ItemLog(Team team, int number, Consumer<SpecificRecord> facts) {
        this.team = team;
        this.facts = facts;
        key = team.prefix() + '-' + number;
        itemId = String.valueOf(team.number() * 100_000 + number);
    }

    String itemId() {
        return itemId;
    }

    String key() {
        return key;
    }

    ItemLog created(Instant at, String title, ItemType type, List<String> features) {
        boolean run = type == ItemType.INCIDENT || type == ItemType.DEFECT;
        WorkItem fact = changed(at, "Backlog", StatusCategory.INTAKE);
        fact.setKey(key);
        fact.setTitle(title);
        fact.setItemType(type);
        fact.setWorkKind(run ? WorkKind.RUN : WorkKind.BUILD);
        fact.setTeam(team.title());
        fact.setArea(team.area());
        fact.setCreatedAt(at);
        fact.setFeatures(features.isEmpty() ? null : features);
        facts.accept(fact);
        return this;
    }

    ItemLog selected(Instant at) {
        return moved(at, "Selected", StatusCategory.COMMITTED, null);
    }

    ItemLog started(Instant at, String assignee) {
        return moved(at, "In progress", StatusCategory.ACTIVE, assignee);
    }

    ItemLog blocked(Instant at) {
        return moved(at, "Blocked", StatusCategory.WAITING, null);
    }

    ItemLog inReview(Instant at) {
        return moved(at, "In review", StatusCategory.ALMOST_DONE, null);
    }

    ItemLog done(Instant at) {
        return moved(at, "Done", StatusCategory.DONE, null);
    }

    ItemLog discarded(Instant at) {
        return moved(at, "Won't do", StatusCategory.DISCARDED, null);
    }

    ItemLog reopened(Instant at) {
        return moved(at, "Reopened", StatusCategory.ACTIVE, null);
    }

    /** A robot writes below it, which is no activity. */
    ItemLog reminded(Instant at) {
        WorkItem fact = changed(at, "In progress", StatusCategory.ACTIVE);
        fact.setActivity(false);
        facts.accept(fact);
        return this;
    }

    private ItemLog moved(Instant at, String status, StatusCategory category, @Nullable String assignee) {
        WorkItem fact = changed(at, status, category);
        fact.setAssignees(assignee == null ? null : List.of(assignee));
        facts.accept(fact);
        return this;
    }

    private WorkItem changed(Instant at, String status, StatusCategory category) {
        written++;
        return WorkItem.newBuilder()
                .setId(itemId + '/' + written)
                .setSource(Sources.TRACKER)
                .setOccurredAt(at)
                .setSequence((long) written)
                .setItemId(itemId)
                .setStatus(status)
                .setStatusCategory(category)
                .build();
    }
}

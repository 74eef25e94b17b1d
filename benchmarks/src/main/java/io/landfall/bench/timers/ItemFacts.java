package io.landfall.bench.timers;

import io.landfall.schema.ItemType;
import io.landfall.schema.StatusCategory;
import io.landfall.schema.WorkItem;
import io.landfall.schema.WorkKind;
import io.landfall.topology.DrivenStage;
import java.time.Duration;
import java.time.Instant;

/**
 * The facts of many items, created one after the other through 20 days.
 *
 * @param name of the herd; no two items of two herds are the same
 * @param total how many items there ever are
 */
record ItemFacts(String name, long total) implements Population {

    private static final Duration CREATING = Duration.ofDays(20);
    private static final int TEAMS = 20;

    @Override
    public void begin(DrivenStage stage, long i, Instant heardAt) {
        stage.take(itemId(i), opened(i), heardAt);
    }

    @Override
    public void end(DrivenStage stage, long i, Instant at) {
        stage.take(itemId(i), closed(i, at), at);
    }

    @Override
    public Instant overdue(long first) {
        return created(first - 1).plus(WINDOW).plus(step().dividedBy(2));
    }

    private WorkItem opened(long i) {
        return WorkItem.newBuilder()
                .setId("opened-" + i)
                .setSource("bench:" + name)
                .setOccurredAt(created(i))
                .setCreatedAt(created(i))
                .setItemId(itemId(i))
                .setKey("BENCH-" + i)
                .setTitle("Customers can pay by invoice, part " + i)
                .setItemType(ItemType.FEATURE)
                .setWorkKind(WorkKind.BUILD)
                .setTeam("team-" + i % TEAMS)
                .setStatus("In progress")
                .setStatusCategory(StatusCategory.ACTIVE)
                .setUrl("https://tracker.example/BENCH-" + i)
                .build();
    }

    private WorkItem closed(long i, Instant at) {
        return WorkItem.newBuilder()
                .setId("closed-" + i)
                .setSource("bench:" + name)
                .setOccurredAt(at)
                .setItemId(itemId(i))
                .setStatus("Done")
                .setStatusCategory(StatusCategory.DONE)
                .build();
    }

    private String itemId(long i) {
        return name + '-' + i;
    }

    private Instant created(long i) {
        return START.plus(step().multipliedBy(i));
    }

    private Duration step() {
        return CREATING.dividedBy(total);
    }
}

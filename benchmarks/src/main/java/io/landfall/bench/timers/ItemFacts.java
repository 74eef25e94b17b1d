package io.landfall.bench.timers;

import io.landfall.schema.ItemType;
import io.landfall.schema.StatusCategory;
import io.landfall.schema.WorkItem;
import io.landfall.schema.WorkKind;
import java.time.Duration;
import java.time.Instant;

/**
 * The facts of many items, created one after the other through 20 days. No policy is given, so each is overdue 30 days
 * after it was created.
 *
 * @param name of the herd; no two items of two herds are the same
 * @param total how many items there ever are
 */
record ItemFacts(String name, long total) {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration CREATING = Duration.ofDays(20);
    private static final Duration WINDOW = Duration.ofDays(30);
    private static final int TEAMS = 20;

    /** When the last of them was created, long before the first is overdue. */
    static Instant allCreated() {
        return START.plus(CREATING);
    }

    /** A moment at which the first so many are overdue, and no other. */
    Instant overdue(long first) {
        return created(first - 1).plus(WINDOW).plus(step().dividedBy(2));
    }

    WorkItem opened(long i) {
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

    WorkItem closed(long i, Instant at) {
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

package io.landfall.usage;

import io.landfall.mapping.StateFromAvro;
import io.landfall.schema.internal.NamedUse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The earliest usage facts of a set, by their ids, for evidence. */
final class NamedUses {

    static final int MOST = 10;

    private static final Comparator<NamedUse> ORDER = Comparator.comparing(use -> StateFromAvro.order(use.getAt()));

    private final List<NamedUse> earliest = new ArrayList<>();
    private Instant until = Instant.MAX;

    /** Whether a fact of that time can be among them. */
    boolean takes(Instant at) {
        return !at.isAfter(until);
    }

    void add(NamedUse use) {
        for (int i = 0; i < earliest.size(); i++) {
            NamedUse known = earliest.get(i);
            if (known.getDigest() == use.getDigest()) {
                if (holds(use, known)) {
                    earliest.remove(i);
                    insert(use);
                }
                return;
            }
        }
        insert(use);
    }

    /** Most come in order. */
    private void insert(NamedUse use) {
        int at = earliest.size();
        while (at > 0 && ORDER.compare(use, earliest.get(at - 1)) < 0) {
            at--;
        }
        earliest.add(at, use);
        if (earliest.size() > MOST) {
            earliest.remove(MOST);
        }
        if (earliest.size() == MOST) {
            until = earliest.get(MOST - 1).getAt().getOccurredAt();
        }
    }

    private static boolean holds(NamedUse use, NamedUse known) {
        int order = ORDER.compare(use, known);
        return order < 0
                || (order == 0
                        && Contents.compare(
                                        0,
                                        use.getCount(),
                                        use.getActor(),
                                        use.getCell(),
                                        0,
                                        known.getCount(),
                                        known.getActor(),
                                        known.getCell())
                                < 0);
    }

    List<NamedUse> all() {
        return earliest;
    }
}

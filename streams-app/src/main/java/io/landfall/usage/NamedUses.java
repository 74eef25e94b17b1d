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

    /** Whether a fact of that time can be among them. */
    boolean takes(Instant at) {
        return earliest.size() < MOST
                || !at.isAfter(earliest.get(MOST - 1).getAt().getOccurredAt());
    }

    void add(NamedUse use) {
        for (int i = 0; i < earliest.size(); i++) {
            NamedUse known = earliest.get(i);
            if (known.getDigest() == use.getDigest()) {
                if (holds(use, known)) {
                    earliest.set(i, use);
                    earliest.sort(ORDER);
                }
                return;
            }
        }
        earliest.add(use);
        earliest.sort(ORDER);
        if (earliest.size() > MOST) {
            earliest.remove(MOST);
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

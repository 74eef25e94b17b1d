package io.landfall.topology;

import io.landfall.oracle.Histories;
import java.util.*;
import org.junit.jupiter.api.Test;

class SeedsTest {
    @Test
    void seeds() {
        int bad = 0;
        for (long seed = 0; seed < Long.getLong("seeds", 3000); seed++) {
            Histories.History h = Histories.fromSeed(seed);
            Verdicts e = LawProperties.expected(h), a = PureLaw.of(LawProperties.facts(h), h.asOf());
            List<Object> want = new ArrayList<>(), got = new ArrayList<>();
            want.addAll(e.alerts()); want.addAll(e.items()); want.addAll(e.deliveries());
            got.addAll(a.alerts()); got.addAll(a.items()); got.addAll(a.deliveries());
            List<Object> w = new ArrayList<>(want); w.removeAll(got);
            List<Object> g = new ArrayList<>(got); g.removeAll(want);
            if (!e.equals(a)) {
                bad++;
                if (bad <= 4) {
                    System.out.println("SEED " + seed + "\n want " + w + "\n got  " + g);
                    if (bad <= Integer.getInteger("show", 1)) System.out.println(h);
                }
            }
        }
        System.out.println("BAD " + bad);
    }
}

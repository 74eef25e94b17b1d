package io.landfall.topology;

import io.landfall.oracle.Histories;
import java.util.*;
import org.junit.jupiter.api.Test;

class SeedsTest {
    @Test
    void seeds() {
        int bad = 0;
        for (long seed = 0; seed < Long.parseLong(System.getenv().getOrDefault("SEEDS", "3000")); seed++) {
            Histories.History h = Histories.fromSeed(seed);
            Verdicts e = LawProperties.expected(h), a = PureLaw.of(LawProperties.facts(h), h.asOf());
            if (!e.equals(a)) {
                bad++;
                if (bad <= 5) {
                    Histories.History small = io.landfall.oracle.Smallest.of(
                            h, x -> !LawProperties.expected(x).equals(PureLaw.of(LawProperties.facts(x), x.asOf())));
                    System.out.println("SEED " + seed + "\n want " + LawProperties.expected(small) + "\n got  "
                            + PureLaw.of(LawProperties.facts(small), small.asOf()) + small);
                }
            }
        }
        System.out.println("BAD " + bad);
    }
}

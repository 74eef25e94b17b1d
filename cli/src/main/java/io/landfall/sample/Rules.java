package io.landfall.sample;

import io.landfall.schema.ClosureClock;
import io.landfall.schema.Expected;
import io.landfall.schema.Feature;
import io.landfall.schema.Policy;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** What the organisation agreed on at its beginning: the policies, and the catalogue of its features. */
final class Rules {

    private Rules() {}

    static void tell(Day today, Instant beginning, Consumer<SpecificRecord> facts) {
        facts.accept(everybody(beginning));
        for (Team team : Team.values()) {
            facts.accept(team(team, beginning));
        }
        facts.accept(
                policy("itemType:INCIDENT", beginning).setClosureWindow("P14D").build());
        for (Product product : Products.ALL) {
            Feature feature = entry(product, today.after(product.delivered() - 20));
            if (product.equals(Products.TIER_PREVIEW)) {
                feature.setLaunchAt(today.after(FeatureStories.TIER_LAUNCH));
            }
            feature.setExpected(expected(product, today));
            facts.accept(feature);
        }
    }

    /** What was hoped for of those features of which anything was. */
    private static @Nullable Expected expected(Product product, Day today) {
        if (product.equals(Products.PRICES)) {
            return new Expected(300L, null, today.after(product.delivered() + 75));
        } else if (product.equals(Products.DELAYS)) {
            return new Expected(300L, null, today.after(product.delivered() + 30));
        } else if (product.equals(Products.ALERTS)) {
            return new Expected(1_500L, 500L, today.after(product.delivered() + 60));
        }
        return null;
    }

    /** Every verdict is on; the windows let most of what goes well pass. */
    private static Policy everybody(Instant at) {
        return policy("default", at)
                .setEntryWindow("P21D")
                .setClosureWindow("P30D")
                .setClosureClock(ClosureClock.CREATED)
                .setAlmostDoneWindow("P10D")
                .setStalledWindow("P21D")
                .setReceptionWindow("P14D")
                .setAdoptionWindow("P30D")
                .setAdoptionMinUses(5L)
                .setCountUnknown(false)
                .setMinRollout(25.0)
                .setFadeWindow("P21D")
                .setClosureDecisionWindow("P60D")
                .setFollowUps(6L)
                .setSourceSilence("P4D")
                .setRemindEvery("P14D")
                .build();
    }

    private static Policy team(Team team, Instant at) {
        return policy("team:" + team.title(), at)
                .setClosureWindow(team == Team.BOARDING ? "P21D" : null)
                .setPeriod("P7D")
                .setSaturationPeriods(4L)
                .setWipLimit(40L)
                .setDrainPeriods(4L)
                .setRunShare(60.0)
                .setDeadZoneWindow("P60D")
                .build();
    }

    static Policy.Builder policy(String scope, Instant at) {
        return Policy.newBuilder()
                .setId("agreed/" + scope)
                .setSource(Sources.PEOPLE)
                .setOccurredAt(at)
                .setScope(scope);
    }

    static Feature entry(Product product, Instant at) {
        return Feature.newBuilder()
                .setId("entry/" + product.key())
                .setSource(Sources.CATALOGUE)
                .setOccurredAt(at)
                .setFeature(product.key())
                .setName(product.name())
                .setTeam(product.team().title())
                .setArea(product.team().area())
                .setSignals(product.globs())
                .setSources(List.of(product.source()))
                .build();
    }
}

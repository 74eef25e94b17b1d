package io.landfall.sample;

import io.landfall.schema.ClosureClock;
import io.landfall.schema.Feature;
import io.landfall.schema.Policy;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;

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
            facts.accept(feature);
        }
    }

    /** Every verdict is on. */
    private static Policy everybody(Instant at) {
        return policy("default", at)
                .setEntryWindow("P14D")
                .setClosureWindow("P30D")
                .setClosureClock(ClosureClock.CREATED)
                .setAlmostDoneWindow("P7D")
                .setStalledWindow("P10D")
                .setReceptionWindow("P14D")
                .setAdoptionWindow("P30D")
                .setAdoptionMinUses(5L)
                .setMinRollout(25.0)
                .setFadeWindow("P21D")
                .setClosureDecisionWindow("P45D")
                .setFollowUps(4L)
                .setSourceSilence("P2D")
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
                .setRunShare(0.6)
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

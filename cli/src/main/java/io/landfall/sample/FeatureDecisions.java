package io.landfall.sample;

import io.landfall.schema.DecisionKind;
import io.landfall.schema.DecisionOutcome;
import java.util.List;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;

/** What people decided on features: most were received within days, and after some weeks somebody said: we keep it. */
final class FeatureDecisions {

    private static final List<Product> RECEIVED = List.of(
            Products.GIFT_CARDS, Products.PARTNER_OFFERS, Products.REFUNDS, Products.TIER_PREVIEW, Products.REFERRAL);
    /** Used, and nobody has ever said whether they are finished. */
    private static final List<Product> NEVER_DECIDED = List.of(Products.GROUPS, Products.ALERTS);

    private static final double RECEIVED_AFTER = 2.4;
    private static final double KEPT_AFTER = 52.6;
    private static final double A_YEAR = 365;

    private final Day today;
    private final Consumer<SpecificRecord> facts;

    FeatureDecisions(Day today, Consumer<SpecificRecord> facts) {
        this.today = today;
        this.facts = facts;
    }

    void tell() {
        RECEIVED.forEach(product -> received(product, product.delivered() + RECEIVED_AFTER));
        for (Product product : Products.STEADY) {
            if (!product.equals(Products.DELAYS)) {
                received(product, product.delivered() + RECEIVED_AFTER);
            }
            if (!NEVER_DECIDED.contains(product)) {
                kept(product, product.delivered() + KEPT_AFTER);
            }
        }
        kept(Products.REFERRAL, Products.REFERRAL.delivered() + KEPT_AFTER);
        // Asked for, and decided on too late.
        kept(Products.REFUNDS, -41.4);
        refused(Products.DELAYS, Products.DELAYS.delivered() + 4.5, "Knows nothing of the night ferry");
        received(Products.DELAYS, Products.DELAYS.delivered() + 27.6);
        // Once half of the passengers could see it.
        refused(Products.LUGGAGE_TAGS, -20.4, "The printers at the gate cannot read it");
        decided(
                Products.BERTH_PLANNER,
                -57.6,
                DecisionKind.STOP,
                DecisionOutcome.STOPPED,
                Team.FLEET.owner(),
                "The harbour masters go on with their own tool");
    }

    private void received(Product product, double day) {
        decided(
                product,
                day,
                DecisionKind.RECEPTION,
                DecisionOutcome.RECEIVED,
                receiver(product),
                "Shown at the review");
    }

    private void refused(Product product, double day, String why) {
        decided(product, day, DecisionKind.RECEPTION, DecisionOutcome.REFUSED, receiver(product), why);
    }

    private static String receiver(Product product) {
        return "product-" + product.team().area();
    }

    private void kept(Product product, double day) {
        facts.accept(Says.decision(
                "feature:" + product.key(),
                today.after(day),
                DecisionKind.CLOSURE,
                DecisionOutcome.KEPT_OPEN,
                product.team().owner(),
                "Used every day; we look again in a year",
                today.after(day + A_YEAR)));
    }

    private void decided(
            Product product, double day, DecisionKind kind, DecisionOutcome outcome, String who, String why) {
        facts.accept(Says.decision("feature:" + product.key(), today.after(day), kind, outcome, who, why, null));
    }
}

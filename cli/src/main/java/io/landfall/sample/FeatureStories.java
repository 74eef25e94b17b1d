package io.landfall.sample;

import io.landfall.schema.ActorClass;
import io.landfall.schema.ItemType;
import io.landfall.schema.Usage;
import io.landfall.schema.UsageFact;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;

/** How each feature was delivered, and what became of those with a story. Days count from the day of now. */
final class FeatureStories {

    /** When {@link Products#TIER_PREVIEW} was announced to be launched. */
    static final double TIER_LAUNCH = -45.5;

    /** Day of the last use of {@link Products#REFERRAL}. */
    private static final long BONUS_ENDS = -34;

    private static final double MORNING = 0.44;
    private static final int GIFT_CARD_ITEM = 101;

    private final long seed;
    private final Day today;

    FeatureStories(long seed, Day today) {
        this.seed = seed;
        this.today = today;
    }

    void tell(Consumer<SpecificRecord> facts) {
        for (Product product : Products.ALL) {
            boolean byItem = product.equals(Products.GIFT_CARDS);
            Deploy deploy = new Deploy(
                    product.key() + "@1.0",
                    product.team(),
                    product.service(),
                    Releases.version(today.after(product.delivered())) + "-2",
                    byItem ? List.of(product.team().prefix() + '-' + GIFT_CARD_ITEM) : List.of(),
                    byItem ? List.of() : List.of(product.key()));
            deploy.succeeded(today.after(product.delivered() + MORNING), facts);
            if (!product.equals(Products.FUEL_REPORT)) {
                // A smoke test elsewhere is no use, yet it proves that a use would be seen.
                facts.accept(usage(product, "smoke", product.delivered() - 0.6, ActorClass.INTERNAL, "staging"));
            }
            if (product.equals(Products.KIOSK)) {
                deploy.rolledBack(today.after(-38.3), facts);
            }
        }
        giftCards(facts);
        luggageTags(facts);
        new FeatureDecisions(today, facts).tell();
    }

    private void giftCards(Consumer<SpecificRecord> facts) {
        Product cards = Products.GIFT_CARDS;
        new ItemLog(cards.team(), GIFT_CARD_ITEM, facts)
                .created(today.after(-117.6), "Sell gift cards", ItemType.FEATURE, List.of(cards.key()))
                .selected(today.after(-112.5))
                .started(today.after(-108.6), cards.team().owner())
                .inReview(today.after(-100.4))
                .done(today.after(-97.4));
    }

    private void luggageTags(Consumer<SpecificRecord> facts) {
        facts.accept(Says.rollout(Products.LUGGAGE_TAGS, today.after(-47.5), 5));
        facts.accept(Says.rollout(Products.LUGGAGE_TAGS, today.after(-27.4), 50));
    }

    private Usage usage(Product product, String id, double day, ActorClass who, String environment) {
        Draw draw = Draw.of(seed, product.key() + '/' + id);
        return Usage.newBuilder()
                .setId(product.key() + '/' + id)
                .setSource(product.source())
                .setOccurredAt(today.after(day))
                .setSignal(product.signal(draw))
                .setActorClass(who)
                .setActor("%08x".formatted((product.key() + id).hashCode()))
                .setEnvironment(environment)
                .build();
    }

    /** Two curious visitors of the weather overlay; more come only when its window has passed. */
    void visitors(Consumer<SpecificRecord> facts) {
        facts.accept(usage(Products.WEATHER, "curious-1", -21.3, ActorClass.EXTERNAL, "production"));
        facts.accept(usage(Products.WEATHER, "curious-2", -13.6, ActorClass.EXTERNAL, "production"));
    }

    /** Who comes day by day. */
    List<Part> habits() {
        List<Part> habits = new ArrayList<>();
        for (Product product : Products.STEADY) {
            habits.add(Habit.customers(seed, product, product.delivered() + MORNING + 0.1));
            habits.add(others(product, ActorClass.INTERNAL, UsageFact.USE, 0.2, Rhythm.OFFICE));
        }
        habits.add(Habit.customers(seed, Products.REFERRAL, Products.REFERRAL.delivered() + MORNING + 0.1)
                .until(BONUS_ENDS));
        habits.add(others(Products.REFERRAL, ActorClass.INTERNAL, UsageFact.USE, 0.2, Rhythm.OFFICE));
        habits.add(Habit.customers(seed, Products.OLD_TIMETABLE, Products.OLD_TIMETABLE.delivered()));
        habits.add(Habit.customers(seed, Products.REFUNDS, -62.5));
        habits.add(others(Products.REFUNDS, ActorClass.INTERNAL, UsageFact.USE, 0.3, Rhythm.OFFICE));
        habits.add(Habit.customers(seed, Products.TIER_PREVIEW, TIER_LAUNCH + 0.6));
        habits.add(others(Products.TIER_PREVIEW, ActorClass.INTERNAL, UsageFact.USE, 0.3, Rhythm.OFFICE));
        habits.add(others(Products.PARTNER_OFFERS, ActorClass.BOT, UsageFact.USE, 4, Rhythm.EVEN));
        habits.add(others(Products.PARTNER_OFFERS, ActorClass.SYNTHETIC, UsageFact.USE, 2, Rhythm.EVEN));
        habits.add(others(Products.PARTNER_OFFERS, ActorClass.INTERNAL, UsageFact.USE, 0.6, Rhythm.OFFICE));
        habits.add(others(Products.KIOSK, ActorClass.SYNTHETIC, UsageFact.USE, 1, Rhythm.EVEN));
        habits.add(others(Products.BERTH_PLANNER, ActorClass.INTERNAL, UsageFact.USE, 0.5, Rhythm.OFFICE));
        habits.add(others(Products.LUGGAGE_TAGS, ActorClass.EXTERNAL, UsageFact.EVALUATION, 3, Rhythm.TRAVEL));
        habits.add(others(Products.LUGGAGE_TAGS, ActorClass.EXTERNAL, UsageFact.EXPOSURE, 1, Rhythm.TRAVEL));
        habits.add(new Habit(
                seed, Products.LUGGAGE_TAGS, "late", 9.5, 3, ActorClass.EXTERNAL, UsageFact.USE, Rhythm.TRAVEL));
        habits.add(
                new Habit(seed, Products.WEATHER, "late", 11.5, 3, ActorClass.EXTERNAL, UsageFact.USE, Rhythm.TRAVEL));
        return habits;
    }

    private Part others(Product product, ActorClass who, UsageFact fact, double perDay, Rhythm rhythm) {
        Enum<?> visitors = who == ActorClass.EXTERNAL ? fact : who;
        String name = visitors.name().toLowerCase(Locale.ROOT);
        return new Habit(seed, product, name, product.delivered() + 1, perDay, who, fact, rhythm);
    }
}

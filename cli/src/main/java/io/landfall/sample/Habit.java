package io.landfall.sample;

import io.landfall.schema.ActorClass;
import io.landfall.schema.Usage;
import io.landfall.schema.UsageFact;
import java.time.Instant;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;

/**
 * That some sort of visitors come to a product day by day.
 *
 * @param from day of the first visit at the earliest
 * @param perDay on an average day
 */
record Habit(
        long seed,
        Product product,
        String visitors,
        double from,
        double perDay,
        ActorClass who,
        UsageFact fact,
        Rhythm rhythm)
        implements Part {

    private static final double KNOWN_AFTER = 20;
    private static final double AT_FIRST = 0.25;

    /** Customers, who take some weeks to find what is new. */
    static Habit customers(long seed, Product product, double from) {
        return new Habit(
                seed, product, "customers", from, product.uses(), ActorClass.EXTERNAL, UsageFact.USE, product.rhythm());
    }

    /** The same, and nobody comes after a day. */
    Part until(long last) {
        return (day, facts) -> {
            if (day.number() <= last) {
                live(day, facts);
            }
        };
    }

    @Override
    public void live(Day day, Consumer<SpecificRecord> facts) {
        double age = day.number() + 1 - from;
        if (age <= 0) {
            return;
        }
        Draw draw = Draw.of(seed, String.join("/", product.key(), visitors, String.valueOf(day.number())));
        double known = who == ActorClass.EXTERNAL ? Math.min(1, AT_FIRST + age / KNOWN_AFTER) : 1;
        int visits = draw.poisson(perDay * known * rhythm.share(day));
        Instant first = day.after(from - day.number());
        for (int i = 0; i < visits; i++) {
            Instant at = day.at(rhythm.hour(draw));
            if (!at.isBefore(first)) {
                facts.accept(usage(day.number() + "." + i, at, draw));
            }
        }
    }

    private Usage usage(String number, Instant at, Draw draw) {
        return Usage.newBuilder()
                .setId(String.join("/", product.key(), visitors, number))
                .setSource(product.source())
                .setOccurredAt(at)
                .setSignal(product.signal(draw))
                .setFact(fact)
                .setActor(actor(draw))
                .setActorClass(who)
                .setEnvironment("production")
                .build();
    }

    /** Most visits are those of a few: the square of an even draw. */
    private String actor(Draw draw) {
        double share = draw.between(0, 1);
        int number = (int) (share * share * (who == ActorClass.EXTERNAL ? 400 : 6));
        return "%08x".formatted((visitors.hashCode() * 31 + number) * 0x9E3779B1);
    }
}

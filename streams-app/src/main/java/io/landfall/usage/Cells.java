package io.landfall.usage;

import io.landfall.domain.fact.Environments;
import io.landfall.schema.ActorClass;
import io.landfall.schema.Usage;
import io.landfall.schema.UsageFact;

/** The cells of a bucket, by number: what was seen, of whom, and whether in production. Numbers stand in stores. */
final class Cells {

    private static final UsageFact[] FACTS = {
        UsageFact.USE, UsageFact.EXPOSURE, UsageFact.EVALUATION, UsageFact.HEARTBEAT
    };
    private static final ActorClass[] CLASSES = {
        ActorClass.EXTERNAL, ActorClass.INTERNAL, ActorClass.SYNTHETIC, ActorClass.BOT, ActorClass.UNKNOWN
    };

    static final int COUNT = FACTS.length * CLASSES.length * 2;

    private Cells() {}

    static int of(Usage usage) {
        int cell = number(usage.getFact()) * CLASSES.length + number(usage.getActorClass());
        return cell * 2 + (Environments.production(usage.getEnvironment()) ? 1 : 0);
    }

    /** A sort of usage that a newer schema brought is a sign of life, no more. */
    private static int number(UsageFact fact) {
        return switch (fact) {
            case USE -> 0;
            case EXPOSURE -> 1;
            case EVALUATION -> 2;
            default -> 3;
        };
    }

    private static int number(ActorClass actorClass) {
        return switch (actorClass) {
            case EXTERNAL -> 0;
            case INTERNAL -> 1;
            case SYNTHETIC -> 2;
            case BOT -> 3;
            default -> 4;
        };
    }

    static UsageFact fact(int cell) {
        return FACTS[cell / (2 * CLASSES.length)];
    }

    static ActorClass actorClass(int cell) {
        return CLASSES[cell / 2 % CLASSES.length];
    }

    static boolean production(int cell) {
        return cell % 2 == 1;
    }
}

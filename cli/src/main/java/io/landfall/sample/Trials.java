package io.landfall.sample;

import io.landfall.schema.ActorClass;
import io.landfall.schema.DecisionKind;
import io.landfall.schema.DecisionOutcome;
import io.landfall.schema.UsageFact;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;

/**
 * What the organisation ships after its history: every few days something small with ten days to be adopted. In turn it is used
 * late, stopped by its team, used at once, and rolled back; so a running demo always has something to say.
 */
final class Trials implements Part {

    private static final int EVERY = 7;
    private static final int FIRST = 1;
    private static final String WINDOW = "P10D";
    private static final List<Team> TEAMS = List.of(Team.values());
    private static final List<String> IDEAS =
            List.of("Sunset fares", "Deck webcams", "Pet tickets", "Quiet cabins", "Breakfast orders", "Bike lanes");

    private final long seed;
    private final List<Part> habits = new ArrayList<>();

    Trials(long seed) {
        this.seed = seed;
    }

    @Override
    public void live(Day day, Consumer<SpecificRecord> facts) {
        if (day.number() >= FIRST && (day.number() - FIRST) % EVERY == 0) {
            begin((int) ((day.number() - FIRST) / EVERY), day, facts);
        }
        habits.forEach(habit -> habit.live(day, facts));
    }

    private void begin(int number, Day day, Consumer<SpecificRecord> facts) {
        Team team = TEAMS.get(number % TEAMS.size());
        String key = "trial-" + (number + 1);
        String name = IDEAS.get(number % IDEAS.size());
        Product trial = new Product(
                key,
                name,
                team,
                team.services().get(0),
                "/new/" + key,
                Sources.WEB,
                (double) day.number(),
                4,
                Rhythm.TRAVEL);
        facts.accept(Rules.entry(trial, day.start()));
        facts.accept(Rules.policy("feature:" + key, day.start())
                .setAdoptionWindow(WINDOW)
                .build());
        Deploy deploy = new Deploy(
                key + "@1", team, trial.service(), Releases.version(day.start()) + "-3", List.of(), List.of(key));
        deploy.succeeded(day.at(10), facts);
        facts.accept(Says.decision(
                "feature:" + key,
                day.after(2.4),
                DecisionKind.RECEPTION,
                DecisionOutcome.RECEIVED,
                "product-" + team.area(),
                "Shown at the review",
                null));
        habits.add(new Habit(
                seed, trial, "checks", day.number() + 0.5, 2, ActorClass.SYNTHETIC, UsageFact.USE, Rhythm.EVEN));
        switch (number % 4) {
            case 0 -> habits.add(Habit.customers(seed, trial, day.number() + 15.0));
            case 1 ->
                facts.accept(Says.decision(
                        "feature:" + key,
                        day.after(14.6),
                        DecisionKind.STOP,
                        DecisionOutcome.STOPPED,
                        team.owner(),
                        "It was a guess",
                        null));
            case 2 -> habits.add(Habit.customers(seed, trial, day.number() + 0.6));
            default -> deploy.rolledBack(day.after(16.5), facts);
        }
    }
}

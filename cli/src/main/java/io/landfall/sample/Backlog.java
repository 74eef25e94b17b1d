package io.landfall.sample;

import io.landfall.schema.ItemType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;

/** A team's everyday items, each with its whole life drawn when it is created. */
final class Backlog implements Part {

    private static final ItemType[] TYPES = {
        ItemType.FEATURE, ItemType.DEFECT, ItemType.TASK, ItemType.DEBT, ItemType.INCIDENT, ItemType.RISK
    };
    private static final double[] SHARES = {0.38, 0.27, 0.14, 0.11, 0.07, 0.03};
    /** The incident log reopened 1.4 % (data/EXPECTED.md); rounded up, so that a few hundred items show some. */
    private static final double REOPENED = 0.02;

    private static final double DISCARDED = 0.08;
    private static final double BLOCKED = 0.25;
    private static final int FIRST_NUMBER = 201;
    private static final double ESTABLISHED = 7;

    /** An item whose work can be deployed. */
    record Ready(Instant at, String key) {}

    private final long seed;
    private final Titles titles;
    private final Map<Team, Integer> numbers = new EnumMap<>(Team.class);
    private final Map<Team, List<Ready>> ready = new EnumMap<>(Team.class);

    Backlog(long seed) {
        this.seed = seed;
        titles = new Titles(Draw.of(seed, "titles"));
    }

    @Override
    public void live(Day day, Consumer<SpecificRecord> facts) {
        for (Team team : Team.values()) {
            Draw draw = Draw.of(seed, "items/" + team.prefix() + '/' + day.number());
            int born = draw.poisson(day.isWorkday() ? 0.95 : 0.1);
            for (int i = 0; i < born; i++) {
                live(team, day, draw, facts);
            }
        }
    }

    private void live(Team team, Day day, Draw draw, Consumer<SpecificRecord> facts) {
        int number = numbers.merge(team, FIRST_NUMBER, (last, first) -> last + 1);
        ItemLog log = new ItemLog(team, number, facts);
        ItemType type = TYPES[draw.weighted(SHARES)];
        double born = Rhythm.OFFICE.hour(draw) / 24;
        double days = LeadTimes.days(draw);
        Life life = new Life(day, born, days);
        log.created(life.at(0), titles.next(team, type), type, features(team, type, day, draw));
        if (draw.chance(DISCARDED)) {
            log.discarded(life.at(1));
            return;
        }
        log.selected(life.at(draw.between(0.1, 0.35)));
        log.started(life.at(draw.between(0.4, 0.55)), draw.pick(team.people()));
        if (draw.chance(BLOCKED)) {
            log.blocked(life.at(draw.between(0.56, 0.6)));
            log.started(life.at(draw.between(0.65, 0.72)), draw.pick(team.people()));
        }
        Instant review = life.at(draw.between(0.75, 0.9));
        log.inReview(review).done(life.at(1));
        ready.computeIfAbsent(team, any -> new ArrayList<>()).add(new Ready(review, log.key()));
        if (draw.chance(REOPENED)) {
            double again = born + days + draw.between(1, 9);
            log.reopened(day.after(again)).done(day.after(again + draw.between(2, 12)));
        }
    }

    /** Days and parts of them from the day on which an item is born. */
    private record Life(Day day, double born, double days) {
        Instant at(double share) {
            return day.after(born + share * days);
        }
    }

    /** Half of what concerns people concerns a feature that they have. */
    private static List<String> features(Team team, ItemType type, Day day, Draw draw) {
        List<Product> known = Products.steady(team).stream()
                .filter(product -> product.delivered() + ESTABLISHED < day.number())
                .toList();
        boolean concerns = type == ItemType.FEATURE || type == ItemType.DEFECT;
        return concerns && !known.isEmpty() && draw.chance(0.5)
                ? List.of(draw.pick(known).key())
                : List.of();
    }

    /** The keys of what became ready in {@code [from, to)}. */
    List<String> ready(Team team, Instant from, Instant to) {
        return ready.getOrDefault(team, List.of()).stream()
                .filter(item -> !item.at().isBefore(from) && item.at().isBefore(to))
                .map(Ready::key)
                .sorted()
                .toList();
    }
}

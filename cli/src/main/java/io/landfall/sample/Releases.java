package io.landfall.sample;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;

/** The everyday deployments: each service up to twice a week, with what became ready since. */
final class Releases implements Part {

    private static final DateTimeFormatter VERSION =
            DateTimeFormatter.ofPattern("yyyy.MM.dd", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final double FAILS = 0.06;
    /** Of the days on which nothing is ready: libraries are brought up to date, and nobody names an item. */
    private static final double BRINGS_NOTHING = 0.1;

    private static final double TRIED = 0.5;

    private final long seed;
    private final Backlog backlog;
    private final Map<String, Instant> last = new HashMap<>();

    Releases(long seed, Backlog backlog) {
        this.seed = seed;
        this.backlog = backlog;
    }

    @Override
    public void live(Day day, Consumer<SpecificRecord> facts) {
        for (Team team : Team.values()) {
            for (int i = 0; i < team.services().size(); i++) {
                if (isDue(day.weekday(), team.number() + i)) {
                    release(team, team.services().get(i), i, day, facts);
                }
            }
        }
    }

    /** What is built on a day is named after it. */
    static String version(Instant day) {
        return VERSION.format(day);
    }

    private static boolean isDue(DayOfWeek weekday, int which) {
        return which % 2 == 0
                ? weekday == DayOfWeek.TUESDAY || weekday == DayOfWeek.THURSDAY
                : weekday == DayOfWeek.MONDAY || weekday == DayOfWeek.WEDNESDAY;
    }

    private void release(Team team, String service, int index, Day day, Consumer<SpecificRecord> facts) {
        Draw draw = Draw.of(seed, "deploy/" + service + '/' + day.number());
        Instant at = day.at(draw.between(9, 15));
        Instant since = last.getOrDefault(service, day.plus(-4).start());
        // With two services, each brings every second item.
        List<String> all = backlog.ready(team, since, at);
        List<String> items = all.stream()
                .filter(key -> Math.floorMod(key.hashCode(), team.services().size()) == index)
                .toList();
        if (items.isEmpty() && !draw.chance(BRINGS_NOTHING)) {
            return;
        }
        last.put(service, at);
        String version = version(day.start());
        String id = service + '@' + version;
        Deploy deploy = new Deploy(id, team, service, version, items, List.of());
        if (draw.chance(TRIED)) {
            deploy.tried(at.minusSeconds(5_400), facts);
        }
        if (draw.chance(FAILS)) {
            deploy.failed(at, facts);
            Deploy again = new Deploy(id + "-2", team, service, version + ".1", items, List.of());
            again.succeeded(at.plusSeconds(7_200), facts);
        } else {
            deploy.succeeded(at, facts);
        }
    }
}

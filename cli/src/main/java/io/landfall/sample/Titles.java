package io.landfall.sample;

import io.landfall.schema.ItemType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Titles of items, none twice before all were used. */
final class Titles {

    private static final Map<ItemType, List<String>> WHAT = Map.of(
            ItemType.FEATURE, List.of("Show", "Let people change", "Add a filter to", "Export"),
            ItemType.DEFECT, List.of("Wrong amounts in", "Rounding error in", "Missing rows in", "Blank page behind"),
            ItemType.TASK, List.of("Write help texts for", "Update translations of", "Train support on"),
            ItemType.DEBT, List.of("Remove the old code of", "Split the module behind", "Speed up tests of"),
            ItemType.INCIDENT, List.of("Outage of", "Timeouts in", "Stale data in"),
            ItemType.RISK, List.of("Review access to", "Plan the end of support for"));

    private static final Map<Team, List<String>> OBJECT = Map.of(
            Team.BOOKING,
            List.of("the fare table", "the seat map", "the passenger form", "the basket", "vehicle prices"),
            Team.BOARDING,
            List.of("the boarding list", "the gate scanner", "boarding passes", "the lane display", "the pet deck"),
            Team.LOYALTY,
            List.of("the points ledger", "the member card", "the welcome letter", "the tier rules", "partner imports"),
            Team.FLEET,
            List.of("the crew roster", "the berth plan", "the delay board", "the fuel log", "the winter timetable"));

    private static final List<String> WHERE = List.of(
            "for groups",
            "on phones",
            "for season tickets",
            "on the northern route",
            "in the Dutch version",
            "for vehicles over 6 m",
            "on slow networks",
            "for the night ferry",
            "for agents",
            "after midnight",
            "with vouchers",
            "for children");

    private final Draw draw;
    private final Map<String, Integer> used = new HashMap<>();

    Titles(Draw draw) {
        this.draw = draw;
    }

    String next(Team team, ItemType type) {
        String title = of(team, type);
        for (int i = 0; i < 20 && used.containsKey(title); i++) {
            title = of(team, type);
        }
        int times = used.merge(title, 1, Integer::sum);
        return times == 1 ? title : title + ", part " + times;
    }

    private String of(Team team, ItemType type) {
        return String.join(
                " ",
                draw.pick(WHAT.getOrDefault(type, List.of("See to"))),
                draw.pick(OBJECT.getOrDefault(team, List.of("the rest"))),
                draw.pick(WHERE));
    }
}

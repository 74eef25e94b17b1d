package io.landfall.sample;

import io.landfall.schema.Decision;
import io.landfall.schema.DecisionKind;
import io.landfall.schema.DecisionOutcome;
import io.landfall.schema.ItemType;
import java.util.List;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;

/** Items that one meets in every organisation. Days count from the day of now. */
final class ItemStories {

    /** Title of the item that is filed again and again. */
    static final String RECURRING = "Receipt names the wrong ferry port";

    private static final int FOLLOW_UPS = 8;

    private final Day today;
    private final Consumer<SpecificRecord> facts;

    ItemStories(Day today, Consumer<SpecificRecord> facts) {
        this.today = today;
        this.facts = facts;
    }

    void tell() {
        neverClosing();
        reopened();
        recurring();
        decided();
        waiting();
        resting();
        neverFinished();
    }

    private void neverClosing() {
        open(Team.BOOKING, 111, -166.6, "Move the last fares off the old tables", ItemType.DEBT);
        open(Team.BOOKING, 112, -121.4, "Split payments from the basket", ItemType.DEBT);
        open(Team.BOARDING, 111, -148.5, "Agree with the ports on one gate protocol", ItemType.RISK);
        open(Team.BOARDING, 112, -73.4, "Offline mode for the lane display", ItemType.FEATURE);
        open(Team.LOYALTY, 111, -137.5, "Merge double member accounts", ItemType.DEFECT);
        // Still open at the end of the history, and done when the demo goes on.
        open(Team.LOYALTY, 112, -64.6, "Explain tiers to new members", ItemType.FEATURE)
                .done(today.after(3.6));
        open(Team.FLEET, 111, -158.4, "Replace the paper log of the engine room", ItemType.FEATURE);
        open(Team.FLEET, 112, -91.5, "Clean up ports that nobody serves", ItemType.TASK);
    }

    private ItemLog open(Team team, int number, double created, String title, ItemType type) {
        return new ItemLog(team, number, facts)
                .created(today.after(created), title, type, List.of())
                .selected(today.after(created + 6.1))
                .started(today.after(created + 12.2), team.owner())
                .blocked(today.after(created + 20.3));
    }

    private void reopened() {
        closed(Team.BOOKING, 121, -84.6, 12.2, "Prices jump when the harbour tax changes", ItemType.DEFECT)
                .reopened(today.after(-48.4));
        closed(Team.BOARDING, 121, -61.6, 9.1, "Scanner rejects tickets bought after midnight", ItemType.DEFECT)
                .reopened(today.after(-49.5))
                .done(today.after(-40.6));
    }

    private void recurring() {
        closed(Team.BOOKING, 131, -143.4, 11.2, RECURRING, ItemType.DEFECT);
        closed(Team.BOOKING, 132, -97.5, 8.3, RECURRING, ItemType.DEFECT);
        closed(Team.BOOKING, 133, -41.6, 13.1, RECURRING, ItemType.DEFECT);
        closed(Team.BOOKING, 134, 7.4, 9.2, RECURRING, ItemType.DEFECT);
    }

    private ItemLog closed(Team team, int number, double created, double days, String title, ItemType type) {
        return new ItemLog(team, number, facts)
                .created(today.after(created), title, type, List.of())
                .started(today.after(created + days / 2), team.owner())
                .inReview(today.after(created + days * 0.8))
                .done(today.after(created + days));
    }

    private void decided() {
        ItemLog kept = open(Team.FLEET, 121, -119.6, "Move the crew to the new time sheets", ItemType.TASK);
        String until = "Waits for the works council";
        decide(kept, -83.5, DecisionKind.CLOSURE, DecisionOutcome.KEPT_OPEN, Team.FLEET, until, -31.5);
        ItemLog stopped = open(Team.LOYALTY, 121, -99.4, "Points for walking to the port", ItemType.FEATURE);
        decide(stopped, -55.5, DecisionKind.STOP, DecisionOutcome.STOPPED, Team.LOYALTY, "Nobody asked for it", 0);
        ItemLog snoozed = open(Team.BOOKING, 122, -44.5, "Fares in four currencies", ItemType.FEATURE);
        decide(snoozed, -6.5, DecisionKind.SNOOZE, DecisionOutcome.SNOOZED, Team.BOOKING, "After the summer", 5.5);
        ItemLog later = open(Team.BOARDING, 122, -51.5, "Lane colours for the colour-blind", ItemType.FEATURE);
        decide(later, 5.4, DecisionKind.CLOSURE, DecisionOutcome.KEPT_OPEN, Team.BOARDING, "Paint is ordered", 30.4);
    }

    /** Nobody says yes or no to them; two were put off, and one of these until a day that has come. */
    private void waiting() {
        asked(Team.BOOKING, 141, -58.4, "Sell bicycles as luggage", ItemType.FEATURE);
        asked(Team.BOARDING, 141, -26.6, "Board dogs through a gate of their own", ItemType.FEATURE);
        ItemLog lapsed = asked(Team.FLEET, 141, -95.5, "Hire a second harbour pilot", ItemType.RISK);
        String season = "After the season";
        decide(lapsed, -70.4, DecisionKind.ENTRY, DecisionOutcome.DEFERRED, Team.FLEET, season, -40.5);
        ItemLog deferred = asked(Team.LOYALTY, 141, -49.5, "Points for hotels at the port", ItemType.FEATURE);
        decide(deferred, -22.5, DecisionKind.ENTRY, DecisionOutcome.DEFERRED, Team.LOYALTY, season, 20.5);
    }

    private ItemLog asked(Team team, int number, double created, String title, ItemType type) {
        return new ItemLog(team, number, facts).created(today.after(created), title, type, List.of());
    }

    /** One is in progress and nothing happens to it but a robot's remarks, one has been in review for weeks. */
    private void resting() {
        asked(Team.FLEET, 131, -71.6, "Read the tide gauges", ItemType.FEATURE)
                .selected(today.after(-66.4))
                .started(today.after(-52.5), Team.FLEET.owner())
                .reminded(today.after(-38.4))
                .reminded(today.after(-24.4));
        asked(Team.BOOKING, 151, -40.6, "Send receipts by mail", ItemType.TASK)
                .selected(today.after(-38.4))
                .started(today.after(-35.5), Team.BOOKING.owner())
                .inReview(today.after(-25.6));
    }

    /** Delivered week after week, and always something is left to do. */
    private void neverFinished() {
        ItemLog imports = asked(Team.LOYALTY, 131, -88.5, "Take in the points of partners", ItemType.TASK)
                .selected(today.after(-84.4))
                .started(today.after(-79.5), Team.LOYALTY.owner());
        for (int week = 0; week <= FOLLOW_UPS; week++) {
            double day = -72.4 + 7 * week;
            String service = Team.LOYALTY.services().get(0);
            String version = Releases.version(today.after(day)) + "-4";
            new Deploy(service + "@partners-" + week, Team.LOYALTY, service, version, List.of(imports.key()), List.of())
                    .succeeded(today.after(day), facts);
            imports.started(today.after(day + 2), Team.LOYALTY.owner());
        }
    }

    /** @param until day on which it lapses, 0 for never */
    private void decide(
            ItemLog item, double day, DecisionKind kind, DecisionOutcome outcome, Team team, String why, double until) {
        Decision decision = Says.decision(
                "item:" + item.itemId(),
                today.after(day),
                kind,
                outcome,
                team.owner(),
                why,
                until == 0 ? null : today.after(until));
        facts.accept(decision);
    }
}

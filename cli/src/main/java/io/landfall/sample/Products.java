package io.landfall.sample;

import static io.landfall.sample.Rhythm.OFFICE;
import static io.landfall.sample.Rhythm.TRAVEL;
import static io.landfall.sample.Sources.APP;
import static io.landfall.sample.Sources.WEB;
import static io.landfall.sample.Team.BOARDING;
import static io.landfall.sample.Team.BOOKING;
import static io.landfall.sample.Team.FLEET;
import static io.landfall.sample.Team.LOYALTY;

import java.util.List;
import java.util.stream.Stream;

/** What the organisation has built: some that people use day by day, and some with a story. */
final class Products {

    /** Used every day; nobody decided whether it is finished, and it is delivered again and again. */
    static final Product GROUPS =
            new Product("group-booking", "Group bookings", BOOKING, "booking-web", "/book/group", WEB, -150, 4, OFFICE);

    /** As much used as was hoped for, in time. */
    static final Product PRICES =
            new Product("price-calendar", "Price calendar", BOOKING, "fares-api", "/book/prices", WEB, -118, 9, TRAVEL);

    /** Used every day, and yet by far fewer than was hoped for. */
    static final Product ALERTS =
            new Product("boarding-alerts", "Boarding alerts", BOARDING, "boarding-app", "alerts", APP, -96, 8, TRAVEL);

    /** Refused at first, received late, and as much used as was hoped for some days after the date. */
    static final Product DELAYS =
            new Product("delay-forecast", "Delay forecast", FLEET, "fleet-planner", "/delays", WEB, -102, 9, TRAVEL);

    static final List<Product> STEADY = List.of(
            new Product("seat-map", "Seat map", BOOKING, "booking-web", "/book/seats", WEB, -171, 9, TRAVEL),
            GROUPS,
            PRICES,
            new Product(
                    "boarding-pass", "Mobile boarding pass", BOARDING, "boarding-app", "pass", APP, -168, 12, TRAVEL),
            new Product("offline-gate", "Offline gate scanner", BOARDING, "gate-api", "gate", APP, -140, 7, TRAVEL),
            ALERTS,
            new Product("points", "Points dashboard", LOYALTY, "loyalty-api", "/my/points", WEB, -160, 7, TRAVEL),
            new Product("newsletter", "Newsletter choices", LOYALTY, "loyalty-api", "/my/letters", WEB, -88, 3, TRAVEL),
            new Product("crew-roster", "Crew roster", FLEET, "fleet-planner", "roster", APP, -155, 9, OFFICE),
            DELAYS);

    /** Used while it paid a bonus, and left when that ended. */
    static final Product REFERRAL =
            new Product("referral", "Refer a friend", LOYALTY, "loyalty-api", "/my/friends", WEB, -125, 4, TRAVEL);

    /** Not one customer, though a smoke test shows that it could tell. */
    static final Product GIFT_CARDS =
            new Product("gift-cards", "Gift cards", BOOKING, "booking-web", "/gifts", WEB, -98, 0, TRAVEL);

    /** Looks busy, and is visited by robots, monitors and staff alone. */
    static final Product PARTNER_OFFERS =
            new Product("partner-offers", "Partner offers", LOYALTY, "loyalty-api", "/offers", WEB, -80, 0, TRAVEL);

    /** Found by customers seven weeks after it was delivered. */
    static final Product REFUNDS =
            new Product("self-refund", "Self-service refunds", BOOKING, "fares-api", "/refunds", WEB, -112, 5, TRAVEL);

    /** Taken back when nobody had used it. */
    static final Product KIOSK =
            new Product("kiosk-check-in", "Kiosk check-in", BOARDING, "boarding-app", "kiosk", APP, -75, 0, TRAVEL);

    /** Delivered behind a flag that few people get at first. */
    static final Product LUGGAGE_TAGS =
            new Product("luggage-tags", "Luggage tags", BOARDING, "boarding-app", "tags", APP, -48, 0, TRAVEL);

    /** Delivered weeks before its announced launch. */
    static final Product TIER_PREVIEW =
            new Product("tier-preview", "Tier preview", LOYALTY, "loyalty-api", "/my/tier", WEB, -85, 5, TRAVEL);

    /** Never gave any signal: whether somebody uses it cannot be told. */
    static final Product FUEL_REPORT =
            new Product("fuel-report", "Fuel report", FLEET, "fleet-planner", "fuel", APP, -90, 0, OFFICE);

    /** Nobody planned a berth with it, and its team decided to stop it. */
    static final Product BERTH_PLANNER =
            new Product("berth-planner", "Berth planner", FLEET, "fleet-planner", "berths", APP, -100, 0, OFFICE);

    /** A handful of curious people, too few to count as adopted. */
    static final Product WEATHER =
            new Product("weather-overlay", "Weather overlay", FLEET, "fleet-planner", "/weather", WEB, -24, 0, TRAVEL);

    /** Visited day by day, and in no catalogue: nobody knows whose it is. */
    static final Product OLD_TIMETABLE = new Product(
            "old-timetable", "Old timetable", FLEET, "fleet-planner", "/timetable.php", WEB, -150, 1.5, TRAVEL);

    static final List<Product> STORIED = List.of(
            REFERRAL,
            GIFT_CARDS,
            PARTNER_OFFERS,
            REFUNDS,
            KIOSK,
            LUGGAGE_TAGS,
            TIER_PREVIEW,
            FUEL_REPORT,
            BERTH_PLANNER,
            WEATHER);

    static final List<Product> ALL =
            Stream.of(STEADY, STORIED).flatMap(List::stream).toList();

    private Products() {}

    static List<Product> steady(Team team) {
        return STEADY.stream().filter(product -> product.team() == team).toList();
    }
}

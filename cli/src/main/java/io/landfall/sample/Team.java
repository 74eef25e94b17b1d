package io.landfall.sample;

import java.util.List;

/** A team of Fernhaven Ferries, who sell crossings between islands that are on no map. */
enum Team {
    BOOKING(
            "Booking",
            "BOOK",
            "booking",
            List.of("booking-web", "fares-api"),
            List.of("ines", "tomasz", "rahel", "oluwaseun")),
    BOARDING(
            "Boarding",
            "GATE",
            "boarding",
            List.of("boarding-app", "gate-api"),
            List.of("mikkel", "fatima", "jun", "sofia")),
    LOYALTY("Loyalty", "LOY", "loyalty", List.of("loyalty-api"), List.of("noor", "henrik", "agata")),
    FLEET("Fleet", "FLEET", "fleet", List.of("fleet-planner"), List.of("dolores", "pavel", "yuki"));

    private final String title;
    private final String prefix;
    private final String area;
    private final List<String> services;
    private final List<String> people;

    Team(String title, String prefix, String area, List<String> services, List<String> people) {
        this.title = title;
        this.prefix = prefix;
        this.area = area;
        this.services = services;
        this.people = people;
    }

    String title() {
        return title;
    }

    /** Of the keys of its items. */
    String prefix() {
        return prefix;
    }

    String area() {
        return area;
    }

    List<String> services() {
        return services;
    }

    List<String> people() {
        return people;
    }

    /** Who answers for what it ships. */
    String owner() {
        return people.get(0);
    }
}

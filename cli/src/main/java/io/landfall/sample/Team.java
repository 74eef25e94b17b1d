package io.landfall.sample;

import java.util.List;

/** A team of Fernhaven Ferries, who sell crossings between islands that are on no map. */
enum Team {
    BOOKING(
            1,
            "Booking",
            "BOOK",
            "booking",
            List.of("booking-web", "fares-api"),
            List.of("ines", "tomasz", "rahel", "oluwaseun")),
    BOARDING(
            2,
            "Boarding",
            "GATE",
            "boarding",
            List.of("boarding-app", "gate-api"),
            List.of("mikkel", "fatima", "jun", "sofia")),
    LOYALTY(3, "Loyalty", "LOY", "loyalty", List.of("loyalty-api"), List.of("noor", "henrik", "agata")),
    FLEET(4, "Fleet", "FLEET", "fleet", List.of("fleet-planner"), List.of("dolores", "pavel", "yuki"));

    private final int number;
    private final String title;
    private final String prefix;
    private final String area;
    private final List<String> services;
    private final List<String> people;

    Team(int number, String title, String prefix, String area, List<String> services, List<String> people) {
        this.number = number;
        this.title = title;
        this.prefix = prefix;
        this.area = area;
        this.services = services;
        this.people = people;
    }

    /** From 1. */
    int number() {
        return number;
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

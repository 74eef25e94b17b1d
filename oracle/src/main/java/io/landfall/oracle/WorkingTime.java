package io.landfall.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;

/**
 * How windows are measured. With working days only local wall-clock time on them counts, minus holidays, and a working
 * day is 24 h of it; the hour that a zone skips in spring counts at once, the one it repeats in autumn counts once.
 *
 * @param zone whose wall clock
 * @param days working days; empty: "Without calendar.workingDays a day is 24 h"
 * @param holidays dates that do not count
 */
record WorkingTime(ZoneId zone, Set<DayOfWeek> days, Set<LocalDate> holidays) {

    static WorkingTime of(JsonNode calendar) {
        if (calendar == null || !calendar.hasNonNull("workingDays")) {
            return new WorkingTime(ZoneOffset.UTC, Set.of(), Set.of());
        }
        Fact fields = new Fact(calendar);
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        fields.list("workingDays").forEach(day -> days.add(DayOfWeek.valueOf(day)));
        Set<LocalDate> holidays = new HashSet<>();
        fields.list("holidays").forEach(date -> holidays.add(LocalDate.parse(date)));
        return new WorkingTime(ZoneId.of(fields.has("zone") ? fields.text("zone") : "UTC"), days, holidays);
    }

    /** The earliest instant at which a window that runs from start has been used up. */
    Instant plus(Instant start, Duration window) {
        if (days.isEmpty() || window.isZero()) {
            return start.plus(window);
        }
        LocalDateTime wall = wall(start);
        Duration left = window;
        while (true) {
            LocalDateTime midnight = wall.toLocalDate().plusDays(1).atStartOfDay();
            Duration today = counts(wall.toLocalDate()) ? Duration.between(wall, midnight) : Duration.ZERO;
            if (today.compareTo(left) >= 0) {
                return firstShowing(wall.plus(left), start);
            }
            left = left.minus(today);
            wall = midnight;
        }
    }

    /** How much of a window is used up between two instants. */
    Duration between(Instant start, Instant end) {
        if (days.isEmpty()) {
            return Duration.between(start, end);
        }
        LocalDateTime wall = wall(start);
        LocalDateTime reached = latestShown(start, end);
        Duration used = Duration.ZERO;
        while (wall.isBefore(reached)) {
            LocalDateTime midnight = wall.toLocalDate().plusDays(1).atStartOfDay();
            LocalDateTime until = midnight.isBefore(reached) ? midnight : reached;
            used = counts(wall.toLocalDate()) ? used.plus(Duration.between(wall, until)) : used;
            wall = until;
        }
        return used;
    }

    private boolean counts(LocalDate date) {
        return days.contains(date.getDayOfWeek()) && !holidays.contains(date);
    }

    private LocalDateTime wall(Instant instant) {
        return LocalDateTime.ofInstant(instant, zone);
    }

    /** The earliest instant, not before start, by which a clock on the wall has come as far as that. */
    private Instant firstShowing(LocalDateTime time, Instant start) {
        Instant from = start;
        while (true) {
            Instant shown = time.toInstant(zone.getRules().getOffset(from));
            ZoneOffsetTransition next = zone.getRules().nextTransition(from);
            if (shown.isBefore(from)) {
                return from; // skipped in spring
            }
            if (next == null || !shown.isAfter(next.getInstant())) {
                return shown;
            }
            from = next.getInstant();
        }
    }

    /** The latest time that a clock on the wall has come to between two instants. */
    private LocalDateTime latestShown(Instant start, Instant end) {
        LocalDateTime latest = wall(end);
        ZoneOffsetTransition next = zone.getRules().nextTransition(start);
        while (next != null && !next.getInstant().isAfter(end)) {
            latest = next.getDateTimeBefore().isAfter(latest) ? next.getDateTimeBefore() : latest;
            next = zone.getRules().nextTransition(next.getInstant());
        }
        return latest;
    }
}

package io.landfall.domain.policy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.Set;

/**
 * The time that counts for a team: all of it, or the local wall-clock time of its working days, of which each is 24
 * hours long whatever daylight saving does.
 */
public record WorkCalendar(ZoneId zone, Set<DayOfWeek> workingDays, Set<LocalDate> holidays) {

    /** Every hour counts. */
    public static final WorkCalendar ALWAYS = new WorkCalendar(ZoneId.of("UTC"), Set.of(), Set.of());

    private static final int LONGEST_BREAK_DAYS = 3660;

    /** The earliest instant at which {@code length} has been used up since {@code start}. */
    public Instant end(Instant start, Duration length) {
        if (workingDays.isEmpty()) {
            return start.plus(length);
        }
        if (length.isZero()) {
            return start;
        }
        LocalDateTime at = start.atZone(zone).toLocalDateTime();
        Duration left = length;
        int idle = 0;
        while (idle < LONGEST_BREAK_DAYS) {
            LocalDateTime nextDay = at.toLocalDate().plusDays(1).atStartOfDay();
            if (works(at.toLocalDate())) {
                Duration today = Duration.between(at, nextDay);
                if (left.compareTo(today) <= 0) {
                    return endOf(at.plus(left), start);
                }
                left = left.minus(today);
                idle = 0;
            }
            idle++;
            at = nextDay;
        }
        return Instant.MAX; // nobody works for ten years: the window never ends
    }

    /** The first instant since the start by which local time had come to a point: all that lies before it has passed. */
    private Instant endOf(LocalDateTime point, Instant start) {
        LocalDateTime lastBefore = point.minusNanos(1);
        ZoneOffsetTransition change = zone.getRules().getTransition(lastBefore);
        if (change != null && change.isGap()) {
            return change.getInstant(); // an hour that is skipped passes at once
        }
        ZonedDateTime last = lastBefore.atZone(zone);
        boolean secondTime = last.toInstant().isBefore(start); // the window began in the repeated hour itself
        return (secondTime ? last.withLaterOffsetAtOverlap() : last).toInstant().plusNanos(1);
    }

    /** How much time counts between two instants. */
    public Duration between(Instant from, Instant to) {
        if (workingDays.isEmpty()) {
            return Duration.between(from, to);
        }
        LocalDateTime at = from.atZone(zone).toLocalDateTime();
        LocalDateTime end = latest(from, to);
        Duration sum = Duration.ZERO;
        while (at.isBefore(end)) {
            LocalDateTime nextDay = at.toLocalDate().plusDays(1).atStartOfDay();
            LocalDateTime stop = end.isBefore(nextDay) ? end : nextDay;
            if (works(at.toLocalDate())) {
                sum = sum.plus(Duration.between(at, stop));
            }
            at = stop;
        }
        return sum;
    }

    /** The latest local time there was between two instants: an hour that is repeated counts once. */
    private LocalDateTime latest(Instant from, Instant to) {
        LocalDateTime end = to.atZone(zone).toLocalDateTime();
        ZoneOffsetTransition change = zone.getRules().previousTransition(to.plusNanos(1));
        return change != null
                        && change.getInstant().isAfter(from)
                        && change.getDateTimeBefore().isAfter(end)
                ? change.getDateTimeBefore()
                : end;
    }

    private boolean works(LocalDate day) {
        return workingDays.contains(day.getDayOfWeek()) && !holidays.contains(day);
    }
}

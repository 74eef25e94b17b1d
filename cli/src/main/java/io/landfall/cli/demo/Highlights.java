package io.landfall.cli.demo;

import io.landfall.cli.Terminal;
import io.landfall.cli.alerts.AlertTally;
import io.landfall.cli.alerts.AlertWords;
import io.landfall.schema.Alert;
import io.landfall.schema.AlertKind;
import io.landfall.schema.Delivery;
import io.landfall.schema.Item;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The three open alerts that tell most, a sentence each: the feature that looks busiest without one customer, the one that has
 * been waiting for its first longest, and the oldest open item; where one of these is missing, what matters most of the rest.
 */
final class Highlights {

    private static final Comparator<Alert> BUSIEST =
            Comparator.comparingLong(alert -> AlertWords.others(alert).values().stream()
                    .mapToLong(Long::longValue)
                    .sum());
    private static final Comparator<Alert> OLDEST =
            Comparator.comparing(Alert::getClockStartedAt).thenComparing(Alert::getAlertId);

    private static final Comparator<Alert> GRAVEST =
            Comparator.comparing(Alert::getSeverity).reversed().thenComparing(OLDEST);
    private static final int MOST = 3;

    private final Found found;
    private final Instant now;
    private final List<Alert> chosen = new ArrayList<>();

    Highlights(Found found, Instant now) {
        this.found = found;
        this.now = now;
    }

    List<String> sentences() {
        choose(unused(alert -> !AlertWords.others(alert).isEmpty()).max(BUSIEST.thenComparing(Alert::getAlertId)));
        choose(unused(alert -> true).min(OLDEST));
        choose(open(alert -> alert.getKind() == AlertKind.OPEN_PAST_CLOSURE_WINDOW)
                .min(OLDEST));
        List<Alert> rest = open(alert -> true).sorted(GRAVEST).toList();
        rest.stream().limit(MOST - chosen.size()).forEach(chosen::add);
        return chosen.stream().map(this::sentence).toList();
    }

    private void choose(Optional<Alert> alert) {
        alert.ifPresent(chosen::add);
    }

    private Stream<Alert> unused(Predicate<Alert> which) {
        return open(which.and(alert -> alert.getKind() == AlertKind.DELIVERED_UNUSED));
    }

    private Stream<Alert> open(Predicate<Alert> which) {
        return found.alerts().values().stream()
                .filter(AlertTally::isOpen)
                .filter(alert -> !chosen.contains(alert))
                .filter(which);
    }

    private String sentence(Alert alert) {
        if (alert.getKind() == AlertKind.DELIVERED_UNUSED) {
            return feature(alert);
        }
        return alert.getKind() == AlertKind.OPEN_PAST_CLOSURE_WINDOW ? item(alert) : AlertWords.raised(alert);
    }

    private String feature(Alert alert) {
        Delivery delivery = found.deliveries().stream()
                .filter(one -> alert.getSubject().equals("feature:" + one.getFeature()))
                .filter(one -> one.getEpisode() == alert.getEpisode())
                .findAny()
                .orElse(null);
        String shipped = delivery == null
                ? ""
                : " was delivered on " + AlertWords.date(delivery.getDeliveredAt()) + " (" + delivery.getService() + ' '
                        + delivery.getVersion() + ") and";
        return AlertWords.subject(alert) + shipped + " saw " + AlertWords.seen(alert) + " in its first "
                + AlertWords.windowOf(alert) + ", an alert for " + since(alert.getOpenedAt()) + "; "
                + AlertWords.asks(alert) + '.';
    }

    private String item(Alert alert) {
        Item item = found.items().stream()
                .filter(one -> alert.getSubject().equals("item:" + one.getItemId()))
                .findAny()
                .orElse(null);
        String key = item == null || item.getKey() == null ? alert.getSubject() : Terminal.plain(item.getKey());
        String status = item == null || item.getStatus() == null
                ? ""
                : ", now in status \"" + Terminal.plain(item.getStatus()) + '"';
        String team = alert.getTeam() == null ? "" : " (" + Terminal.plain(alert.getTeam()) + ')';
        return key + " \"" + Terminal.plain(alert.getTitle()) + '"' + team + " has been open for "
                + since(alert.getClockStartedAt()) + ", since "
                + AlertWords.date(alert.getClockStartedAt()) + status + ", where " + AlertWords.windowOf(alert)
                + " were agreed; " + AlertWords.asks(alert) + '.';
    }

    private String since(Instant instant) {
        return AlertWords.days(Duration.between(instant, now));
    }
}

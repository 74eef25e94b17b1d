package io.landfall.cli.decide;

import io.landfall.cli.CommandException;
import io.landfall.cli.alerts.AlertChange;
import io.landfall.cli.alerts.AlertFollower;
import io.landfall.cli.broker.Brokers;
import io.landfall.cli.broker.FactProducer;
import io.landfall.cli.broker.TopicReader;
import io.landfall.schema.Alert;
import io.landfall.schema.Decision;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/**
 * Records one decision, and waits for what becomes of it. That the pipeline has read it is seen by the offsets of its group;
 * that it has nothing to say, only by its saying nothing for a while after.
 */
public final class Recording {

    /** How long after the pipeline has read a decision nothing must change until nothing is expected to. */
    public static final Duration QUIET = Duration.ofSeconds(10);

    private final Brokers brokers;
    private final String group;
    private final TopicReader reader;
    private final FactProducer producer;
    private final Map<String, Alert> changed = new LinkedHashMap<>();
    private long readAt;
    private boolean read;

    /** @param group of the pipeline */
    public Recording(Brokers brokers, String group, TopicReader reader, FactProducer producer) {
        this.brokers = brokers;
        this.group = group;
        this.reader = reader;
        this.producer = producer;
    }

    /** Records it, and asks no more. */
    public Outcome record(Decision decision) {
        producer.append(decision);
        return new Outcome(Outcome.State.NOT_ASKED, Map.of(), Map.of());
    }

    /** Records it, and waits until it is known what it changed, for so long at most. */
    public Outcome record(Decision decision, Duration within) {
        AlertFollower follower =
                new AlertFollower(reader, alert -> alert.getSubject().equals(decision.getSubject()));
        // What is said from here on is heard.
        Map<String, Alert> before = follower.fromNow().values().stream()
                .filter(alert -> alert.getSubject().equals(decision.getSubject()))
                .collect(Collectors.toMap(Alert::getAlertId, alert -> alert));
        Set<String> awaited = before.values().stream()
                .filter(alert -> Answering.concerns(decision, alert))
                .map(Alert::getAlertId)
                .collect(Collectors.toCollection(HashSet::new));
        boolean expects = !awaited.isEmpty();
        RecordMetadata place = producer.append(decision);
        long end = System.nanoTime() + within.toNanos();
        try {
            follower.run((alert, change) -> take(alert, change, awaited), () -> {
                boolean done = awaited.isEmpty() ? expects || isRead(place) : isRead(place) && isQuiet();
                return !done && System.nanoTime() - end < 0;
            });
        } catch (CommandException | KafkaException e) {
            // It is recorded, whatever became of the brokers since.
            return new Outcome(Outcome.State.NO_ANSWER, before, changed);
        }
        boolean confirmed = awaited.isEmpty() && (expects || read);
        Outcome.State unconfirmed = read ? Outcome.State.UNCHANGED : Outcome.State.NO_ANSWER;
        return new Outcome(confirmed ? Outcome.State.CONFIRMED : unconfirmed, before, changed);
    }

    private boolean take(Alert alert, AlertChange change, Set<String> awaited) {
        if (change.what() != AlertChange.Word.CHANGED) {
            changed.put(alert.getAlertId(), alert);
            awaited.remove(alert.getAlertId());
        }
        return true;
    }

    private boolean isRead(RecordMetadata place) {
        if (!read && brokers.hasRead(group, new TopicPartition(place.topic(), place.partition()), place.offset())) {
            read = true;
            readAt = System.nanoTime();
        }
        return read;
    }

    private boolean isQuiet() {
        return System.nanoTime() - readAt > QUIET.toNanos();
    }
}

package io.landfall.cli.alerts;

import io.landfall.cli.CommandException;
import io.landfall.cli.broker.TopicReader;
import io.landfall.schema.Alert;
import io.landfall.topic.Topics;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/** Hands on every change of an alert as it is said. */
public final class AlertFollower {

    private static final long ASK_AFTER_NANOS = 10_000_000_000L;

    /** Takes a change; false ends the following. */
    public interface Sink {
        boolean accept(Alert alert, AlertChange change);
    }

    private final TopicReader reader;
    private final Predicate<Alert> filter;
    private final Map<String, Alert> last = new HashMap<>();

    public AlertFollower(TopicReader reader, Predicate<Alert> filter) {
        this.reader = reader;
        this.filter = filter;
    }

    /** From now on. Answers with the alerts that hold now, by id. */
    public Map<String, Alert> fromNow() {
        // The end first: what is said meanwhile may be told twice, but never missed.
        Map<TopicPartition, Long> ends = reader.ends(Topics.ALERTS.name());
        reader.table(Topics.ALERTS_OPEN.name()).forEach((id, alert) -> last.put(id, (Alert) alert));
        reader.follow(ends);
        return Map.copyOf(last);
    }

    /** From the beginning of the log on. */
    public void fromBeginning() {
        reader.followAll(Topics.ALERTS.name());
    }

    /** Goes on until the sink has had enough, or nobody listens any more. */
    public void run(Sink sink, BooleanSupplier listening) {
        long heard = System.nanoTime();
        boolean more = true;
        while (more && listening.getAsBoolean()) {
            for (ConsumerRecord<String, SpecificRecord> record : reader.next()) {
                heard = System.nanoTime();
                more = more && take((Alert) record.value(), sink);
            }
            if (System.nanoTime() - heard > ASK_AFTER_NANOS) {
                requireAnswer();
                heard = System.nanoTime();
            }
        }
    }

    private boolean take(Alert alert, Sink sink) {
        AlertChange change = AlertChange.of(last.put(alert.getAlertId(), alert), alert);
        return !filter.test(alert) || sink.accept(alert, change);
    }

    // A consumer whose brokers went away waits for them without a word.
    private void requireAnswer() {
        try {
            reader.ends(Topics.ALERTS.name());
        } catch (TimeoutException e) {
            throw new CommandException("the brokers do not answer any more", "follow again once they run", e);
        }
    }
}

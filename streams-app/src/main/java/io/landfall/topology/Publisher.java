package io.landfall.topology;

import io.landfall.schema.Alert;
import io.landfall.schema.AlertStatus;
import io.landfall.schema.ClearCause;
import io.landfall.schema.Delivery;
import io.landfall.schema.Item;
import io.landfall.schema.Unmapped;
import io.landfall.schema.internal.Envelope;
import io.landfall.schema.internal.Published;
import io.landfall.serde.StateSerde;
import io.landfall.state.PublishedOutputs;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Compares what there is to say of a subject with what was said last, and says the difference. */
final class Publisher {

    /** Takes a record on its way. */
    interface Out {
        void send(Channel channel, String key, @Nullable SpecificRecord value, long revision);
    }

    private static final int DIGEST_BYTES = 16;
    private static final Set<AlertStatus> OPEN = Set.of(AlertStatus.RAISED, AlertStatus.REMINDED, AlertStatus.SNOOZED);

    private final PublishedOutputs outputs;
    private final Out out;
    private final StateSerde<Alert> alerts = StateSerde.of(Alert.class);
    private final StateSerde<Item> items = StateSerde.of(Item.class);
    private final StateSerde<Delivery> deliveries = StateSerde.of(Delivery.class);
    private final StateSerde<Unmapped> unmapped = StateSerde.of(Unmapped.class);
    private final StateSerde<Envelope> envelopes = StateSerde.of(Envelope.class);

    Publisher(PublishedOutputs outputs, Out out) {
        this.outputs = outputs;
        this.out = out;
    }

    /**
     * Says what is new, what changed and what is not so any more.
     *
     * @param why cause of the retractions, should there be any
     * @param heardAt when the last of the facts behind it was heard
     */
    void publish(String subject, Answer answer, ClearCause why, Instant heardAt) {
        Map<String, Said> wanted = new TreeMap<>();
        answer.said().forEach(said -> wanted.put(said.output(), said));
        Map<String, Published> published = outputs.of(subject);
        published.forEach((output, last) -> {
            if (!wanted.containsKey(output)) {
                outputs.delete(subject, output);
                withdraw(last, why, heardAt);
            }
        });
        wanted.forEach((output, said) -> {
            byte[] value = comparable(said);
            Published last = published.get(output);
            if (last == null ? !isFinal(said, answer.finalThrough()) : !same(last, said, value)) {
                long revision = last == null ? 1 : last.getRevision() + 1;
                outputs.put(
                        subject,
                        output,
                        new Published(said.channel().name(), said.key(), said.row(), revision, ByteBuffer.wrap(value)));
                say(said, last, revision, heardAt);
            }
        });
    }

    /** An alert of a stretch that was folded. If it was ever said it was forgotten since, and if not, nobody asks any more. */
    private static boolean isFinal(Said said, @Nullable Instant through) {
        return through != null
                && said.value() instanceof Alert alert
                && alert.getClearedAt() != null
                && !alert.getClearedAt().isAfter(through);
    }

    /** An alert that was said under an older schema has other bytes and still says the same. */
    private boolean same(Published last, Said said, byte[] value) {
        return last.getValue().equals(ByteBuffer.wrap(value))
                || (said.value() instanceof Alert alert && alert.equals(alert(last)));
    }

    /** A subject of which nothing was said before. */
    void begin(String subject) {
        outputs.begin(subject);
    }

    /** Outputs that are final; nothing is said. */
    void forget(String subject, Set<String> finished) {
        finished.forEach(output -> outputs.delete(subject, output));
    }

    private void say(Said said, @Nullable Published last, long revision, Instant heardAt) {
        if (said.value() instanceof Alert alert) {
            out.send(Channel.ALERTS, said.key(), alert, revision);
            if (OPEN.contains(alert.getStatus())) {
                out.send(Channel.ALERTS_OPEN, said.key(), alert, revision);
            } else if (last != null && OPEN.contains(alert(last).getStatus())) {
                out.send(Channel.ALERTS_OPEN, said.key(), null, revision);
            }
        } else if (said.row().isEmpty()) {
            out.send(said.channel(), said.key(), said.value(), revision);
        } else {
            out.send(said.channel(), said.key(), new Envelope(said.row(), heardAt, said.value()), revision);
        }
    }

    private void withdraw(Published last, ClearCause why, Instant heardAt) {
        Channel channel = Channel.valueOf(last.getChannel());
        long revision = last.getRevision() + 1;
        if (channel == Channel.ALERTS) {
            Alert alert = alert(last);
            boolean wasOpen = OPEN.contains(alert.getStatus());
            alert.setStatus(AlertStatus.RETRACTED);
            alert.setCause(why);
            out.send(channel, last.getKey(), alert, revision);
            if (wasOpen) {
                out.send(Channel.ALERTS_OPEN, last.getKey(), null, revision);
            }
        } else if (last.getRow().isEmpty()) {
            out.send(channel, last.getKey(), null, revision);
        } else {
            out.send(channel, last.getKey(), new Envelope(last.getRow(), heardAt, null), revision);
        }
    }

    private Alert alert(Published last) {
        ByteBuffer value = last.getValue().duplicate();
        byte[] bytes = new byte[value.remaining()];
        value.get(bytes);
        return alerts.fromBytes(bytes);
    }

    private byte[] comparable(Said said) {
        SpecificRecord value = said.value();
        if (value instanceof Alert alert) {
            return alerts.toBytes(alert);
        } else if (value instanceof Item item) {
            return digest(items.toBytes(item));
        } else if (value instanceof Delivery delivery) {
            return digest(deliveries.toBytes(delivery));
        } else if (value instanceof Unmapped waiting) {
            return digest(unmapped.toBytes(waiting));
        }
        return digest(envelopes.toBytes(new Envelope(said.row(), Instant.EPOCH, value)));
    }

    private static byte[] digest(byte[] bytes) {
        try {
            return Arrays.copyOf(MessageDigest.getInstance("SHA-256").digest(bytes), DIGEST_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}

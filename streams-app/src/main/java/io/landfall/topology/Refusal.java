package io.landfall.topology;

import io.landfall.schema.DeadLetter;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** The dead letter of a record that could not be taken in. */
final class Refusal {

    private Refusal() {}

    static DeadLetter of(
            byte[] value,
            String reason,
            String message,
            @Nullable String source,
            String topic,
            int partition,
            long offset) {
        return DeadLetter.newBuilder()
                .setReason(reason)
                .setMessage(message)
                .setRaw(ByteBuffer.wrap(value))
                .setTopic(topic)
                .setPartition(partition)
                .setOffset(offset)
                .setSource(source)
                .build();
    }
}

package io.landfall.topology;

import io.landfall.schema.internal.Envelope;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.streams.processor.StreamPartitioner;

/** What is for every task goes to every partition; all else by its key. */
final class Multicast implements StreamPartitioner<String, Envelope> {

    /** Key of what is for every task of a stage. */
    static final String EVERYBODY = "*";

    @Override
    public Optional<Set<Integer>> partitions(String topic, String key, Envelope value, int partitions) {
        return EVERYBODY.equals(key)
                ? Optional.of(IntStream.range(0, partitions).boxed().collect(Collectors.toSet()))
                : Optional.empty();
    }
}

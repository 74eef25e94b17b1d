package io.landfall.app;

import java.util.Collection;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;

/** The group went on without this member: what it has read and not committed is not its own any more. */
final class PartitionsLostException extends RetriableException {

    private static final long serialVersionUID = 1L;

    PartitionsLostException(Collection<TopicPartition> partitions) {
        super("lost " + partitions);
    }
}

package io.landfall.bench.usage;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * What lies in the topics of an application between its stages. What is there when it is first asked is waited for, stage after
 * stage; ticks that come later are not.
 */
public final class Backlog implements AutoCloseable {

    /** A stage speaks to the next when it has read all: as often as there are stages one behind the other. */
    private static final int STAGES = 3;

    private final Admin admin;
    private final String applicationId;
    private @Nullable Map<TopicPartition, Long> ends;
    private int passed;

    public Backlog(Map<String, Object> clients, String applicationId) {
        admin = Admin.create(clients);
        this.applicationId = applicationId;
    }

    /** Whether all of it was read, and what was said of it as well. */
    public boolean isDone() {
        Map<TopicPartition, Long> until = ends == null ? ends() : ends;
        ends = until;
        Map<TopicPartition, Long> read = read();
        if (until.entrySet().stream().allMatch(each -> read.getOrDefault(each.getKey(), 0L) >= each.getValue())) {
            passed++;
            ends = null;
        }
        return passed >= STAGES;
    }

    private Map<TopicPartition, Long> read() {
        Map<TopicPartition, Long> read = new HashMap<>();
        UsageBed.await(admin.listConsumerGroupOffsets(applicationId).partitionsToOffsetAndMetadata())
                .forEach((partition, offset) -> {
                    if (offset != null) {
                        read.put(partition, offset.offset());
                    }
                });
        return read;
    }

    private Map<TopicPartition, Long> ends() {
        Stream<TopicPartition> between = UsageBed.await(admin.listTopics().names()).stream()
                .filter(name -> name.startsWith(applicationId) && !name.endsWith("-changelog"))
                .flatMap(UsageBed::partitions);
        Map<TopicPartition, ListOffsetsResultInfo> latest = UsageBed.await(admin.listOffsets(
                        between.collect(Collectors.toMap(Function.identity(), partition -> OffsetSpec.latest())))
                .all());
        return latest.entrySet().stream()
                .filter(each -> each.getValue().offset() > 0)
                .collect(Collectors.toMap(
                        Map.Entry::getKey, each -> each.getValue().offset()));
    }

    @Override
    public void close() {
        admin.close();
    }
}

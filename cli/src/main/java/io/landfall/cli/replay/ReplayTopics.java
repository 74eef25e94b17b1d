package io.landfall.cli.replay;

import io.landfall.app.Pipeline;
import io.landfall.app.PipelineProperties;
import io.landfall.cli.CommandException;
import io.landfall.topic.TopicAdmin;
import io.landfall.topic.TopicSpec;
import io.landfall.topic.TopicSpec.Kept;
import io.landfall.topic.Topics;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.InterruptException;

/** The broker of a replay, made ready for its pipeline. */
final class ReplayTopics {
    private ReplayTopics() {}

    static void prepare(Admin admin, int partitions) {
        List<TopicSpec> specs = Topics.ALL.stream().map(ReplayTopics::forever).toList();
        TopicAdmin.Report report = TopicAdmin.createOrVerify(admin, specs, OptionalInt.of(partitions), (short) 1);
        if (!report.differences().isEmpty()) {
            throw new CommandException(
                    "the topics in --data are not as this version makes them: "
                            + String.join(", ", report.differences()),
                    "name another folder, or remove that one first");
        }
        dropDeadMembers(admin);
    }

    /** A data folder may be looked at again after any time. */
    private static TopicSpec forever(TopicSpec spec) {
        return spec.kept() instanceof Kept.For
                ? new TopicSpec(
                        spec.name(), spec.key(), spec.record(), spec.partitions(), new Kept.Forever(), spec.extra())
                : spec;
    }

    /** Nobody else is in the group, but the broker waits for a killed run until its session ends. */
    private static void dropDeadMembers(Admin admin) {
        for (String group : Pipeline.groups(PipelineProperties.APPLICATION_ID)) {
            dropDeadMembers(admin, group);
        }
    }

    private static void dropDeadMembers(Admin admin, String group) {
        try {
            for (ConsumerGroupDescription found :
                    admin.describeConsumerGroups(List.of(group)).all().get().values()) {
                if (!found.members().isEmpty()) {
                    admin.removeMembersFromConsumerGroup(group, new RemoveMembersFromConsumerGroupOptions())
                            .all()
                            .get();
                }
            }
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof GroupIdNotFoundException)) {
                throw new CommandException("the broker does not answer (" + e.getCause() + ")", "do it again", e);
            }
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }
}

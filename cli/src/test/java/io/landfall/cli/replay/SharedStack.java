package io.landfall.cli.replay;

import io.landfall.app.PipelineProperties;
import io.landfall.cli.broker.Connection;
import io.landfall.cli.feed.FactReader;
import io.landfall.cli.feed.Meter;
import io.landfall.cli.feed.ReadFacts;
import io.landfall.stack.LocalStack;
import io.landfall.stack.Options;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;

/** One stack for many replays, one after the other: the start of a stack takes longer than a small replay. */
final class SharedStack implements AutoCloseable {
    private final LocalStack stack = LocalStack.startTemporary(Options.defaults());
    private final Clock clock = Clock.systemUTC();

    /** As {@link Replay} does it, but for the stack, which then is as if nothing had been there. */
    Replayed replay(Replayed.Plan plan, Path out) {
        ReplayRequest request = plan.request(out);
        Instant begun = clock.instant();
        ReadFacts read = FactReader.open(request.inputs(), begun, Meter.SILENT).read();
        ReplayTime time = new ReplayTime(clock, begun, read.asOf());
        try (Resources resources = new Resources()) {
            Verdicts verdicts = new ReplayRun(stack, request, read, time, Meter.SILENT).verdicts(resources, null);
            OutputFiles.in(out).write(verdicts, read.deadLetters());
            long letters =
                    (long) read.deadLetters().size() + verdicts.deadLetters().size();
            Summary summary = Summary.of(read.events(), letters, verdicts.alerts());
            return new Replayed(
                    new Replay.Outcome(
                            summary,
                            read,
                            verdicts.retracted(),
                            verdicts.unmapped(),
                            null,
                            Duration.between(begun, clock.instant())),
                    out);
        } finally {
            forget();
        }
    }

    private void forget() {
        String group = PipelineProperties.APPLICATION_ID;
        try (Admin admin = Admin.create(Connection.settings(stack.endpoints()))) {
            // Streams does not leave its group at the end: a restart would be a rebalance.
            Offsets.await(admin.removeMembersFromConsumerGroup(group, new RemoveMembersFromConsumerGroupOptions())
                    .all());
            Offsets.await(admin.deleteConsumerGroups(List.of(group)).all());
            List<String> topics = Offsets.await(admin.listTopics().names()).stream()
                    .filter(topic -> !topic.startsWith("_")) // those of the registry and of the broker itself
                    .toList();
            Offsets.await(admin.deleteTopics(topics).all());
        }
        delete(stack.dataFolder().resolve("streams"));
    }

    private static void delete(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        stack.close();
    }
}

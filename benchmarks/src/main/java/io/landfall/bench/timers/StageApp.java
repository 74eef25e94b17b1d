package io.landfall.bench.timers;

import io.landfall.app.PipelineProperties;
import io.landfall.topology.Handover;
import java.time.Duration;
import java.util.Properties;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;

/** One stage in one task on one thread, with the settings of the pipeline, driven by hand. */
final class StageApp<T> implements AutoCloseable {

    // Else the next one on the same changelogs waits until the group has missed this one.
    private static final CloseOptions LEAVE = CloseOptions.groupMembershipOperation(
                    GroupMembershipOperation.LEAVE_GROUP)
            .withTimeout(Duration.ofSeconds(60));

    private final KafkaStreams streams;
    private final Handover<T> work;
    private final Restored restored = new Restored();

    /** @param name that of its group; who comes later under the same has the same changelogs */
    StageApp(TestBed bed, String name, Topology topology, Handover<T> work) {
        Properties properties = PipelineProperties.of(bed.bootstrapServers(), bed.registryUrl(), bed.stateFolder(), 1);
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, name);
        // Nothing is read, so each poll would last as long as it may, and the work handed over would wait for it.
        properties.put(StreamsConfig.POLL_MS_CONFIG, 1);
        this.work = work;
        streams = new KafkaStreams(topology, properties);
        streams.setGlobalStateRestoreListener(restored);
        streams.setUncaughtExceptionHandler(failure -> {
            work.fail(failure);
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        });
        bed.closeAtEnd(this);
        streams.start();
    }

    /** Gives work to the stream thread; the first waits until its state is there. */
    Handover<T> work() {
        return work;
    }

    Restored restored() {
        return restored;
    }

    /** Commits and stops; what it has on disk stays, unless it is wiped. */
    @Override
    public void close() {
        streams.close(LEAVE);
    }

    /** Deletes its state on disk, once it is closed. */
    void wipe() {
        streams.cleanUp();
    }
}

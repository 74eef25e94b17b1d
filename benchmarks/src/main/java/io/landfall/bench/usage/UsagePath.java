package io.landfall.bench.usage;

import io.landfall.app.Pipeline;
import io.landfall.app.PipelineProperties;
import io.landfall.stack.Endpoints;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.streams.StreamsConfig;
import org.jspecify.annotations.Nullable;

/** A way of usage from its topic to what is counted, exactly-once, as the benchmark drives it. */
interface UsagePath {

    /**
     * Where and as what it runs.
     *
     * @param applicationId not used before; whatever topics it makes begin with it
     * @param events that the input holds, for {@link Running#close} to check what became of them
     */
    record Setting(Endpoints endpoints, String applicationId, int threads, Path stateFolder, long events) {

        /** Of brokers and registry, for any client. */
        Map<String, Object> clients() {
            return UsageBed.settings(endpoints);
        }

        /** Of an application of Kafka Streams. */
        Properties pipeline() {
            return pipeline(threads);
        }

        /** One with as many readers of usage as there are threads; each goes with two stream threads. */
        Properties readers() {
            return pipeline(2 * threads);
        }

        private Properties pipeline(int streamThreads) {
            Properties properties = PipelineProperties.of(
                    endpoints.bootstrapServers(), endpoints.registryUrl(), stateFolder, streamThreads);
            properties.put(StreamsConfig.APPLICATION_ID_CONFIG, applicationId);
            return properties;
        }

        /** Those of a pipeline who commit how far the input was read. */
        String usageGroup() {
            return Pipeline.groups(applicationId).get(1);
        }
    }

    /** In words, for the table. */
    String what(int threads);

    /** Reads from the beginning; returns at once. */
    Running start(Setting setting);

    /** One that runs. */
    interface Running extends AutoCloseable {

        /** The group that commits the offsets of the input. */
        String group();

        /** Whether what lies behind those offsets is done, too. */
        default boolean settled() {
            return true;
        }

        /** What stopped it; null where nothing did. */
        @Nullable
        Throwable failure();

        /**
         * Stops it and frees everything on disk.
         *
         * @throws IllegalStateException where events were lost or counted twice
         */
        @Override
        void close();
    }
}

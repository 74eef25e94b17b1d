package io.landfall.bench.usage;

import io.landfall.stack.Endpoints;
import java.nio.file.Path;
import java.util.Map;
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

package io.landfall.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.apache.kafka.streams.errors.StreamsException;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores on disk that cannot be opened, each forgiven once a run. Kafka Streams wipes the stores of a task that was killed; a kill
 * within that leaves half a store, on which every later start would fail, though all of it comes back from its changelog.
 */
final class BrokenStores {

    private static final Logger LOG = LoggerFactory.getLogger(BrokenStores.class);

    /** How Kafka Streams says that a store did not open; it has no exception for that alone. */
    private static final List<String> OPENING =
            List.of("Error opening store ", "Error listing column families for store ");

    private final Path folder;
    private final Set<String> dropped = ConcurrentHashMap.newKeySet();

    BrokenStores(StreamsConfig config) {
        folder = Path.of(
                config.getString(StreamsConfig.STATE_DIR_CONFIG),
                config.getString(StreamsConfig.APPLICATION_ID_CONFIG));
    }

    /** Whether a failure is a store's that has not been dropped in this run yet; it then is to be, and the log says so. */
    boolean mayDrop(Throwable failure) {
        ProcessorStateException broken = find(failure);
        if (broken == null || !dropped.add(broken.getMessage())) {
            return false;
        }
        LOG.warn(
                "{} ({}), as after a kill at the wrong moment: what {} has of that state is dropped now, once,"
                        + " and restored from the changelogs",
                broken.getMessage(),
                reason(broken),
                folder,
                failure);
        return true;
    }

    /** What to end with, where a failure is not forgiven: the remedy for that of a store, any other as it is. */
    StreamsException explained(StreamsException failure) {
        ProcessorStateException broken = find(failure);
        if (broken == null) {
            return failure;
        }
        return new BrokenStoreException(
                broken.getMessage() + " (" + reason(broken) + "), and dropping its state did not help; give the disk"
                        + " of " + folder + " space and write access, delete that folder and start again: all state"
                        + " comes back from the changelogs",
                failure);
    }

    private static @Nullable ProcessorStateException find(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProcessorStateException broken
                    && broken.getCause() instanceof RocksDBException
                    && OPENING.stream().anyMatch(String.valueOf(broken.getMessage())::startsWith)) {
                return broken;
            }
        }
        return null;
    }

    private static String reason(ProcessorStateException broken) {
        Throwable cause = broken.getCause();
        return cause == null ? "no reason given" : String.valueOf(cause.getMessage());
    }
}

package io.landfall.app;

import org.apache.kafka.streams.errors.StreamsException;

/** A store cannot be opened even after its state on disk was dropped; the message names the folder, and what helps. */
public final class BrokenStoreException extends StreamsException {

    private static final long serialVersionUID = 1L;

    BrokenStoreException(String message, Throwable cause) {
        super(message, cause);
    }
}

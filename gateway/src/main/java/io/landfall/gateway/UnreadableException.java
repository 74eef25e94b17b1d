package io.landfall.gateway;

/** A body that cannot be read at all, so that there is nothing to keep of it. */
final class UnreadableException extends Exception {

    private static final long serialVersionUID = 1L;

    UnreadableException(String message) {
        super(message, null, false, false);
    }
}

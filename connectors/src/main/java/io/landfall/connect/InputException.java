package io.landfall.connect;

import org.jspecify.annotations.Nullable;

/** An input or a map file that cannot be used at all. The message names the file, the line where there is one, and the remedy. */
public final class InputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public InputException(String message) {
        super(message);
    }

    public InputException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

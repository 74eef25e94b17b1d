package io.landfall.stack;

import org.jspecify.annotations.Nullable;

/** The local stack cannot start or go on; the message says what is wrong and what helps. */
public final class StackException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String remedy;

    StackException(String problem, String remedy) {
        this(problem, remedy, null);
    }

    StackException(String problem, String remedy, @Nullable Throwable cause) {
        super(problem + "; " + remedy, cause);
        this.remedy = remedy;
    }

    /** What the user can do about it; also the end of the message. */
    public String remedy() {
        return remedy;
    }
}

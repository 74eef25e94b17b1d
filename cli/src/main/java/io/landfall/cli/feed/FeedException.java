package io.landfall.cli.feed;

import org.jspecify.annotations.Nullable;

/** A command that failed; the message says what is wrong and what helps. */
public final class FeedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public FeedException(String problem, String remedy) {
        this(problem, remedy, null);
    }

    public FeedException(String problem, String remedy, @Nullable Throwable cause) {
        super(problem + "; " + remedy, cause);
    }
}

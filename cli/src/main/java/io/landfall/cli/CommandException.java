package io.landfall.cli;

import org.jspecify.annotations.Nullable;

/** A command cannot do what it was asked; the message says why, and what helps. */
public final class CommandException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public CommandException(String problem, String remedy) {
        super(problem + "; " + remedy);
    }

    public CommandException(String problem, String remedy, @Nullable Throwable cause) {
        super(problem + "; " + remedy, cause);
    }
}

package io.landfall.connect.map;

/** A cell that makes its record unusable. */
final class BadCellException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String reason;

    BadCellException(String reason, String message) {
        super(message, null, false, false);
        this.reason = reason;
    }

    Mapped.Rejected rejected() {
        return new Mapped.Rejected(reason, String.valueOf(getMessage()));
    }
}

package io.landfall.event;

import org.jspecify.annotations.Nullable;

/** Input that is no fact: a short upper-case reason, and a message that names the field, the bad value and what would be right. */
public final class BadFactException extends Exception {

    public static final String BAD_JSON = "BAD_JSON";
    public static final String BAD_YAML = "BAD_YAML";
    public static final String UNKNOWN_TYPE = "UNKNOWN_TYPE";
    public static final String UNKNOWN_FIELD = "UNKNOWN_FIELD";
    public static final String UNKNOWN_VALUE = "UNKNOWN_VALUE";
    public static final String MISSING_FIELD = "MISSING_FIELD";
    public static final String EMPTY_VALUE = "EMPTY_VALUE";
    public static final String WRONG_TYPE = "WRONG_TYPE";
    public static final String BAD_INSTANT = "BAD_INSTANT";
    public static final String BAD_DURATION = "BAD_DURATION";
    public static final String OUT_OF_RANGE = "OUT_OF_RANGE";
    public static final String NO_PERSON = "NO_PERSON";
    public static final String BAD_TEXT = "BAD_TEXT";
    public static final String DUPLICATE = "DUPLICATE";
    public static final String UNREADABLE = "UNREADABLE";

    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 80;

    private final String reason;
    private final @Nullable String field;

    public BadFactException(String reason, String message) {
        this(reason, null, message);
    }

    public BadFactException(String reason, @Nullable String field, String message) {
        super(message);
        this.reason = reason;
        this.field = field;
    }

    /** {@code field is "value": what would be right}. */
    static BadFactException of(String reason, String field, Object value, String remedy) {
        return new BadFactException(reason, field, field + " is " + quote(value) + ": " + remedy);
    }

    public String reason() {
        return reason;
    }

    /** Name of the field at fault, e.g. {@code calendar.zone}; null where it is not one field. */
    public @Nullable String field() {
        return field;
    }

    private static String quote(Object value) {
        String text = value.toString();
        String shown = text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
        return value instanceof CharSequence ? '"' + shown + '"' : shown;
    }
}

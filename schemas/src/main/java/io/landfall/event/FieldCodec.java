package io.landfall.event;

import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One field of a record.
 *
 * @param position in the Avro record
 * @param nullable whether absence is null; else it is the default, and an error where there is none
 */
record FieldCodec(
        String name,
        int position,
        boolean nullable,
        @Nullable Object absent,
        ValueCodec value) {

    boolean required() {
        return !nullable && absent == null;
    }

    /** Whether the canonical form leaves the value out: an empty one that says no more than absence. */
    boolean saysNothing(Object found) {
        boolean empty = (found instanceof Collection<?> list && list.isEmpty())
                || (found instanceof Map<?, ?> map && map.isEmpty())
                || (found instanceof CharSequence text && text.isEmpty());
        return empty && !nullable && found.equals(absent);
    }
}

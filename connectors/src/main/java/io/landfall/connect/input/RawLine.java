package io.landfall.connect.input;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One line as it lies in the file.
 *
 * @param bytes with the end of the line; of a line that is too long, its beginning
 * @param length of the whole line, its end included
 * @param broken why nothing can be read after these bytes; null where all is well
 */
@SuppressWarnings("ArrayRecordComponent") // bytes are handed on, never compared
record RawLine(
        long number, byte[] bytes, long length, @Nullable String broken) {

    boolean isCut() {
        return length > bytes.length;
    }

    /** Without the end of the line. */
    byte[] content() {
        int end = bytes.length;
        if (!isCut() && end > 0 && bytes[end - 1] == '\n') {
            end--;
            if (end > 0 && bytes[end - 1] == '\r') {
                end--;
            }
        }
        return end == bytes.length ? bytes : Arrays.copyOf(bytes, end);
    }

    /** The text without end of line and byte order mark; null where it is not UTF-8. */
    @Nullable
    String text() {
        return Utf8.decode(content(), number == 1);
    }
}

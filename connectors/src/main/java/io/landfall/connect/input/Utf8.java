package io.landfall.connect.input;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Strict decoding: a malformed byte is an error, never a replacement character. */
final class Utf8 {
    static final String REMEDY = "not UTF-8; convert the file, e.g. iconv -f ISO-8859-1 -t UTF-8 (or -f UTF-16)";

    private Utf8() {}

    /** @return null where the bytes are not UTF-8 */
    static @Nullable String decode(byte[] bytes, boolean atStartOfFile) {
        int from = atStartOfFile && startsWithMark(bytes) ? 3 : 0;
        if (isAscii(bytes)) {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, from, bytes.length - from))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    private static boolean startsWithMark(byte[] bytes) {
        return bytes.length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF;
    }

    private static boolean isAscii(byte[] bytes) {
        for (byte b : bytes) {
            if (b < 0) {
                return false;
            }
        }
        return true;
    }
}

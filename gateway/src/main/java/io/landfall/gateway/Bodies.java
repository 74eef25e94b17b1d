package io.landfall.gateway;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/** Bodies as they were before they were packed. */
final class Bodies {

    /** So much as sent, and so much once it is unpacked. */
    static final int LARGEST = 8 << 20;

    static final int LARGEST_UNPACKED = 32 << 20;

    private Bodies() {}

    /** A body that is larger than anybody needs. */
    static final class TooLargeException extends Exception {

        private static final long serialVersionUID = 1L;

        TooLargeException(String message) {
            super(message, null, false, false);
        }
    }

    static byte[] unpacked(byte[] body, @Nullable String encoding) throws UnreadableException, TooLargeException {
        String packed = encoding == null ? "identity" : encoding.strip().toLowerCase(Locale.ROOT);
        try {
            return switch (packed) {
                case "identity", "" -> body;
                case "gzip", "x-gzip" -> all(new GZIPInputStream(new ByteArrayInputStream(body)));
                case "deflate" -> all(new InflaterInputStream(new ByteArrayInputStream(body)));
                default -> throw new UnreadableException("content encoding " + packed + " is none of gzip, deflate");
            };
        } catch (IOException e) {
            throw new UnreadableException("the body is not " + packed + ": " + e.getMessage());
        }
    }

    private static byte[] all(InputStream in) throws IOException, TooLargeException {
        try (in) {
            byte[] all = in.readNBytes(LARGEST_UNPACKED + 1);
            if (all.length > LARGEST_UNPACKED) {
                throw new TooLargeException(
                        "the body is larger than " + LARGEST_UNPACKED + " bytes once it is unpacked");
            }
            return all;
        }
    }
}

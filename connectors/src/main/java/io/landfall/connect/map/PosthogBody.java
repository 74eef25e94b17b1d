package io.landfall.connect.map;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** What PostHog's libraries send: JSON, plain or gzipped, or a form whose {@code data} is JSON or base64 of it. */
public final class PosthogBody {

    /** So much after inflation, as in PostHog's own capture. */
    static final int LARGEST = 20 << 20;

    private static final String FORM = "data=";
    private static final Pattern SENT_AT = Pattern.compile("[?&]_=(\\d{1,14})(?:&|$)");

    private PosthogBody() {}

    /** When a request was sent, by its address; null where that does not say. */
    static @Nullable Instant sentAt(String path) {
        Matcher told = SENT_AT.matcher(path);
        return told.find() ? Instant.ofEpochMilli(Long.parseLong(told.group(1))) : null;
    }

    /**
     * The JSON in a body.
     *
     * @throws IOException where it is damaged, or larger than {@link #LARGEST}
     * @throws IllegalArgumentException where its base64 is none
     */
    public static byte[] json(byte[] body) throws IOException {
        byte[] plain = inflated(body);
        String text = new String(plain, StandardCharsets.UTF_8);
        if (!text.startsWith(FORM)) {
            return plain;
        }
        int end = text.indexOf('&');
        String data =
                URLDecoder.decode(text.substring(FORM.length(), end < 0 ? text.length() : end), StandardCharsets.UTF_8);
        byte[] bytes =
                data.stripLeading().startsWith("{") || data.stripLeading().startsWith("[")
                        ? data.getBytes(StandardCharsets.UTF_8)
                        : Base64.getDecoder().decode(data.replace(' ', '+'));
        return inflated(bytes);
    }

    /** Gzip is told by its first bytes: what a library says of its compression is not always so. */
    private static byte[] inflated(byte[] bytes) throws IOException {
        if (bytes.length < 2 || bytes[0] != 0x1F || bytes[1] != (byte) 0x8B) {
            return bytes;
        }
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            byte[] plain = in.readNBytes(LARGEST + 1);
            if (plain.length > LARGEST) {
                throw new IOException("larger than " + LARGEST + " bytes once it is unpacked");
            }
            return plain;
        }
    }
}

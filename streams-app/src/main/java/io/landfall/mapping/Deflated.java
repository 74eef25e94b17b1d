package io.landfall.mapping;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/** Bytes of a store, deflated; none stay none. */
final class Deflated {

    private Deflated() {}

    static ByteBuffer of(byte[] bytes) {
        if (bytes.length == 0) {
            return ByteBuffer.wrap(bytes);
        }
        ByteArrayOutputStream deflated = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(deflated)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("in memory", e);
        }
        return ByteBuffer.wrap(deflated.toByteArray());
    }

    static byte[] inflated(ByteBuffer deflated) {
        byte[] bytes = new byte[deflated.remaining()];
        deflated.duplicate().get(bytes);
        if (bytes.length == 0) {
            return bytes;
        }
        try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(bytes))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("what was folded before cannot be read", e);
        }
    }
}

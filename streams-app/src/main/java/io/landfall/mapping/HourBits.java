package io.landfall.mapping;

import io.landfall.domain.feature.HourSet;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.BitSet;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/** Sets of hours, deflated: next to nothing for what is used all day, or on every working day. */
public final class HourBits {

    private HourBits() {}

    static ByteBuffer deflated(BitSet bits) {
        ByteArrayOutputStream deflated = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(deflated)) {
            out.write(bits.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException("in memory", e);
        }
        return ByteBuffer.wrap(bits.isEmpty() ? new byte[0] : deflated.toByteArray());
    }

    public static HourSet inflated(long from, ByteBuffer deflated) {
        if (!deflated.hasRemaining()) {
            return HourSet.NONE;
        }
        byte[] bytes = new byte[deflated.remaining()];
        deflated.duplicate().get(bytes);
        try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(bytes))) {
            return new HourSet(from, BitSet.valueOf(in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException("hours folded before cannot be read", e);
        }
    }
}

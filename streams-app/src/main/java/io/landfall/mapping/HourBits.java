package io.landfall.mapping;

import io.landfall.domain.feature.HourSet;
import java.nio.ByteBuffer;
import java.util.BitSet;

/** Sets of hours, deflated: next to nothing for what is used all day, or on every working day. */
public final class HourBits {

    private HourBits() {}

    static ByteBuffer deflated(BitSet bits) {
        return Deflated.of(bits.toByteArray());
    }

    public static HourSet inflated(long from, ByteBuffer deflated) {
        byte[] bits = Deflated.inflated(deflated);
        return bits.length == 0 ? HourSet.NONE : new HourSet(from, BitSet.valueOf(bits));
    }
}

package io.landfall.usage;

import java.nio.charset.StandardCharsets;
import org.apache.datasketches.hash.MurmurHash3;
import org.apache.datasketches.thetacommon.ThetaUtil;

/** 64-bit digests of ids and actors: MurmurHash3, whose collisions among a billion are as rare as 3 in 100. */
final class Digests {

    private Digests() {}

    /** Of a text, within whatever the seed stands for; never 0. */
    static long of(String text, long seed) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        long digest = bytes.length == 0 ? 0 : MurmurHash3.hash(bytes, seed)[0];
        return digest == 0 ? 1 : digest;
    }

    static long of(String text) {
        return of(text, ThetaUtil.DEFAULT_UPDATE_SEED);
    }

    /** The hash under which a theta sketch retains a digest, as an unsigned 64-bit share of the hash space. */
    static long retained(long digest) {
        return MurmurHash3.hash(new long[] {digest}, ThetaUtil.DEFAULT_UPDATE_SEED)[0] >>> 1 << 1;
    }
}

package io.landfall.cli.feed;

import io.landfall.event.FactJson;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/** Tells one set of facts from another, whatever their order and however often each is there. */
public final class Fingerprint {
    private static final int KEPT = 16;

    private Fingerprint() {}

    public static String of(List<SpecificRecord> facts) {
        byte[][] hashes = new byte[facts.size()][];
        for (int i = 0; i < hashes.length; i++) {
            byte[] text = FactJson.canonical(facts.get(i)).getBytes(StandardCharsets.UTF_8);
            hashes[i] = Arrays.copyOf(sha256().digest(text), KEPT);
        }
        Arrays.sort(hashes, Arrays::compare);
        MessageDigest all = sha256();
        for (int i = 0; i < hashes.length; i++) {
            if (i == 0 || !Arrays.equals(hashes[i - 1], hashes[i])) {
                all.update(hashes[i]);
            }
        }
        return HexFormat.of().formatHex(all.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}

package io.landfall.connect.map;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keyed hashes of people and addresses: the first 16 hex digits of HMAC-SHA256. The same key gives the same pseudonym
 * in every run. The default key is public, so whoever fears that addresses are tried out gives a secret one.
 */
public final class Pseudonyms {
    public static final Pseudonyms DEFAULT = new Pseudonyms("landfall".getBytes(StandardCharsets.UTF_8));

    private static final int REMEMBERED = 10_000;

    private final SecretKeySpec key;
    private final Map<String, String> recent = new LinkedHashMap<>(1024, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > REMEMBERED;
        }
    };

    public Pseudonyms(byte[] key) {
        if (key.length == 0) {
            throw new IllegalArgumentException("the key of the pseudonyms is empty");
        }
        this.key = new SecretKeySpec(key, "HmacSHA256");
    }

    public synchronized String of(String actor) {
        return recent.computeIfAbsent(actor, this::hash);
    }

    private String hash(String actor) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(actor.getBytes(StandardCharsets.UTF_8)), 0, 8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }
}

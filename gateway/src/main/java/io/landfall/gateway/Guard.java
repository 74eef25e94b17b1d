package io.landfall.gateway;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.jetty.http.HttpFields;
import org.jspecify.annotations.Nullable;

/** Who may send. All comparisons take the same time whatever is wrong. */
@FunctionalInterface
interface Guard {

    /** @param body as it was sent, still packed */
    boolean admits(HttpFields headers, byte[] body);

    /** Whoever can reach it. */
    static Guard open() {
        return (headers, body) -> true;
    }

    /** HMAC-SHA256 of the body under one of some secrets, in hex, behind {@code sha256=} or alone, in any of some headers. */
    static Guard signature(List<String> secrets, String... names) {
        List<SecretKeySpec> keys = secrets.stream()
                .map(secret -> new SecretKeySpec(bytes(secret), "HmacSHA256"))
                .toList();
        return (headers, body) -> {
            for (String name : names) {
                String given = headers.get(name);
                if (given != null) {
                    String hex = given.startsWith("sha256=") ? given.substring("sha256=".length()) : given;
                    return isAny(keys.stream().map(key -> hmac(key, body)).toList(), hex);
                }
            }
            return false;
        };
    }

    /** One of some tokens in a header, alone or as {@code Bearer}. */
    static Guard token(List<String> tokens, String header) {
        return (headers, body) -> isAny(tokens, without("Bearer ", headers.get(header)));
    }

    /** One of some names with its password as HTTP's basic authentication: {@code name:password}. */
    static Guard basic(List<String> credentials) {
        return (headers, body) -> {
            String given = without("Basic ", headers.get("Authorization"));
            try {
                return given != null
                        && isAny(credentials, new String(Base64.getDecoder().decode(given), StandardCharsets.UTF_8));
            } catch (IllegalArgumentException e) {
                return false;
            }
        };
    }

    private static @Nullable String without(String scheme, @Nullable String header) {
        return header != null
                        && header.length() >= scheme.length()
                        && header.substring(0, scheme.length())
                                .toLowerCase(Locale.ROOT)
                                .equals(scheme.toLowerCase(Locale.ROOT))
                ? header.substring(scheme.length()).strip()
                : header;
    }

    private static String hmac(SecretKeySpec key, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }

    /** Looks at all of them, so that the time does not tell which it was. */
    static boolean isAny(List<String> known, @Nullable String given) {
        boolean any = false;
        for (String one : known) {
            any |= given != null && equal(given, one);
        }
        return any;
    }

    private static boolean equal(String given, String expected) {
        return MessageDigest.isEqual(bytes(given), bytes(expected));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

package io.landfall.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.List;
import org.eclipse.jetty.http.HttpFields;
import org.junit.jupiter.api.Test;

class GuardTest {

    private static final byte[] BODY = "Hello, World!".getBytes(UTF_8);

    /** The example of GitHub's documentation. */
    @Test
    void aSignatureOfGithub() {
        Guard guard = Guard.signature(List.of("another", "It's a Secret to Everybody"), "X-Hub-Signature-256");
        String signature = "757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";

        assertThat(guard.admits(with("X-Hub-Signature-256", "sha256=" + signature), BODY))
                .isTrue();
        assertThat(guard.admits(with("X-Hub-Signature-256", "sha256=" + signature), "Hello, World".getBytes(UTF_8)))
                .isFalse();
        assertThat(guard.admits(with("X-Hub-Signature", "sha256=" + signature), BODY))
                .isFalse();
    }

    @Test
    void anyOfTheTokens() {
        Guard guard = Guard.token(List.of("old", "new"), "Authorization");

        assertThat(guard.admits(with("Authorization", "Bearer new"), BODY)).isTrue();
        assertThat(guard.admits(with("Authorization", "bearer old"), BODY)).isTrue();
        assertThat(guard.admits(with("Authorization", "old"), BODY)).isTrue();
        assertThat(guard.admits(with("Authorization", "Bearer newer"), BODY)).isFalse();
        assertThat(guard.admits(HttpFields.EMPTY, BODY)).isFalse();
    }

    @Test
    void aNameWithItsPassword() {
        Guard guard = Guard.basic(List.of("key:"));

        assertThat(guard.admits(with("Authorization", "Basic " + base64("key:")), BODY))
                .isTrue();
        assertThat(guard.admits(with("Authorization", "Basic " + base64("key:x")), BODY))
                .isFalse();
        assertThat(guard.admits(with("Authorization", "Basic ???"), BODY)).isFalse();
    }

    private static HttpFields with(String name, String value) {
        return HttpFields.build().add(name, value);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }
}

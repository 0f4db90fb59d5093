package io.tributary.schemas.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WebhookSignatureTest {
    private static final String SECRET = "0123456789abcdef0123456789abcdef";
    private static final Instant NOW = Instant.ofEpochSecond(1_614_265_330);
    private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);

    /// The example that libraries of the specification are tested with.
    @Test
    void the_specifications_example_is_signed_as_it_says() {
        // When
        String signature =
                WebhookSignature.ofSecret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
                        .sign("msg_p5jXN8AQM9LWM0D4loKWxJek", NOW, BODY);

        // Then
        assertThat(signature).isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void only_the_same_id_moment_body_and_key_verify() {
        // Given
        WebhookSignature key = WebhookSignature.ofGateways(SECRET);
        WebhookSignature told = WebhookSignature.ofSecret(key.secret());
        String signature = key.sign("a", NOW, BODY);
        String moment = Long.toString(NOW.getEpochSecond());

        // Then
        assertThat(told.verifies("a", moment, "v1,x " + signature, BODY, NOW)).isTrue();
        assertThat(told.verifies("b", moment, signature, BODY, NOW)).isFalse();
        assertThat(told.verifies("a", "1614265331", signature, BODY, NOW)).isFalse();
        assertThat(told.verifies("a", "soon", signature, BODY, NOW)).isFalse();
        assertThat(told.verifies("a", moment, signature, new byte[0], NOW)).isFalse();
        assertThat(told.verifies("a", moment, "", BODY, NOW)).isFalse();
        assertThat(told.verifies("a", moment, signature, BODY, NOW.plusSeconds(301))).isFalse();
        assertThat(told.verifies("a", moment, signature, BODY, NOW.minusSeconds(301))).isFalse();
        assertThat(
                        WebhookSignature.of(SECRET, UUID.randomUUID())
                                .verifies("a", moment, signature, BODY, NOW))
                .isFalse();
    }

    @Test
    void every_organization_has_a_key_of_its_own_and_a_short_secret_is_refused() {
        UUID organization = UUID.randomUUID();
        assertThat(WebhookSignature.of(SECRET, organization).secret())
                .isEqualTo(WebhookSignature.of(SECRET, organization).secret())
                .isNotEqualTo(WebhookSignature.of(SECRET, UUID.randomUUID()).secret())
                .isNotEqualTo(WebhookSignature.ofGateways(SECRET).secret());
        assertThatThrownBy(() -> WebhookSignature.ofGateways("short"))
                .hasMessageContaining("32 characters");
    }
}

package io.tributary.schemas.contract;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Signs and verifies messages as the [Standard Webhooks](https://www.standardwebhooks.com)
/// specification asks, symmetrically: `v1,` and the HMAC-SHA256 of `<id>.<timestamp>.<body>`.
///
/// Safe for use by many threads.
public final class WebhookSignature {
    public static final String ID = "webhook-id";

    /// Seconds since 1970.
    public static final String TIMESTAMP = "webhook-timestamp";

    public static final String SIGNATURE = "webhook-signature";

    /// Below this many characters an installation's secret could be guessed.
    public static final int SHORTEST_SECRET = 32;

    private static final String ALGORITHM = "HmacSHA256";
    private static final String VERSION = "v1,";
    private static final String PREFIX = "whsec_";
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private final byte[] key;

    private WebhookSignature(byte[] key) {
        this.key = key;
    }

    /// Of what goes to the installation's own gateways for mail, messages and calls.
    public static WebhookSignature ofGateways(String secret) {
        return derived(secret, "tributary gateways");
    }

    /// Of what goes to addresses that an organization chose.
    public static WebhookSignature of(String secret, UUID organization) {
        return derived(secret, "tributary webhooks " + organization);
    }

    /// Of a secret as {@link #secret} tells it.
    ///
    /// @throws IllegalArgumentException when it is not one
    public static WebhookSignature ofSecret(String secret) {
        if (!secret.startsWith(PREFIX)) {
            throw new IllegalArgumentException(
                    "Expected whsec_ and Base64, but found another text.");
        }
        return new WebhookSignature(Base64.getDecoder().decode(secret.substring(PREFIX.length())));
    }

    private static WebhookSignature derived(String secret, String purpose) {
        if (secret.length() < SHORTEST_SECRET) {
            throw new IllegalArgumentException(
                    "Expected tributary.effects.secret to have %d characters or more, but it has %d."
                            .formatted(SHORTEST_SECRET, secret.length()));
        }
        return new WebhookSignature(
                hmac(
                        secret.getBytes(StandardCharsets.UTF_8),
                        purpose.getBytes(StandardCharsets.UTF_8)));
    }

    /// What the other side's library wants to be told: `whsec_` and the key in Base64.
    public String secret() {
        return PREFIX + Base64.getEncoder().encodeToString(key);
    }

    /// The value of the signature's header.
    public String sign(String id, Instant moment, byte[] body) {
        byte[] head = (id + "." + moment.getEpochSecond() + ".").getBytes(StandardCharsets.UTF_8);
        byte[] signed = new byte[head.length + body.length];
        System.arraycopy(head, 0, signed, 0, head.length);
        System.arraycopy(body, 0, signed, head.length, body.length);
        return VERSION + Base64.getEncoder().encodeToString(hmac(key, signed));
    }

    /// Whether one of the header's signatures, parted by spaces, is ours and the moment is near.
    public boolean verifies(
            String id, String timestamp, String signatures, byte[] body, Instant now) {
        if (!timestamp.matches("\\d{1,12}")) {
            return false;
        }
        Instant moment = Instant.ofEpochSecond(Long.parseLong(timestamp));
        if (Duration.between(moment, now).abs().compareTo(TOLERANCE) > 0) {
            return false;
        }
        byte[] expected = sign(id, moment, body).getBytes(StandardCharsets.UTF_8);
        boolean found = false;
        for (String signature : signatures.split(" ", -1)) {
            found |= MessageDigest.isEqual(expected, signature.getBytes(StandardCharsets.UTF_8));
        }
        return found;
    }

    private static byte[] hmac(byte[] key, byte[] message) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac.doFinal(message);
        } catch (GeneralSecurityException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }
}

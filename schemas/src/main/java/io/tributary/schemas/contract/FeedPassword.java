package io.tributary.schemas.contract;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The password of a feed's user. Nobody keeps it: who knows the installation's secret makes it
/// from the feed's row, one service to tell it to Kafka, another to tell it to an admin.
public final class FeedPassword {
    /// Below this many characters a secret could be guessed from one password.
    public static final int SHORTEST_SECRET = 32;

    private static final String ALGORITHM = "HmacSHA256";

    private FeedPassword() {}

    /// @throws IllegalArgumentException when a secret of this length could be guessed
    public static void requireLong(String secret) {
        if (secret.length() < SHORTEST_SECRET) {
            throw new IllegalArgumentException(
                    "Expected tributary.feeds.secret to have %d characters or more, but it has %d."
                            .formatted(SHORTEST_SECRET, secret.length()));
        }
    }

    /// @param row the feed's row: one that is made anew has another password
    /// @param number of the password; another number is another password
    public static String of(String secret, RowKey row, long number) {
        requireLong(secret);
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            byte[] made =
                    mac.doFinal(
                            ("tributary feed " + row + " " + number)
                                    .getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(made);
        } catch (GeneralSecurityException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }
}

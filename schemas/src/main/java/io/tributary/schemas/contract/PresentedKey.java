package io.tributary.schemas.contract;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// An API key as an app sends it, `trb_<prefix>_<secret>`, without its secret: that is gone before
/// anything could log it.
///
/// @param hash SHA-256 of the secret in hexadecimal
public record PresentedKey(String prefix, String hash) {
    /// How every key begins, so that it is told from a token, and found by scanners of leaked
    /// secrets.
    private static final String MARK = "trb_";

    private static final String BEARER = "Bearer ";

    private static final Pattern FORM =
            Pattern.compile(MARK + "([A-Za-z0-9]{4,12})_([A-Za-z0-9_-]{20,200})");

    /// What claims to be a key in one of the two headers; empty when there is a token or nothing.
    public static Optional<String> sent(@Nullable String authorization, @Nullable String apiKey) {
        if (authorization != null) {
            return Optional.of(authorization)
                    .filter(header -> header.startsWith(BEARER + MARK))
                    .map(header -> header.substring(BEARER.length()).strip());
        }
        return Optional.ofNullable(apiKey);
    }

    /// Empty when the text is none.
    public static Optional<PresentedKey> parse(String text) {
        Matcher key = FORM.matcher(text);
        return key.matches()
                ? Optional.of(new PresentedKey(key.group(1), hashOf(key.group(2))))
                : Optional.empty();
    }

    /// What is kept of a secret: its SHA-256 in hexadecimal.
    public static String hashOf(String secret) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

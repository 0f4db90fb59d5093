package io.tributary.standalone.issuer;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;

/// A name for an id: a UUID stands for itself, any other text always for the same UUID (version 5
/// of RFC 9562, in the namespace of URLs).
public final class UserName {
    private static final Pattern UUID_FORM =
            Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final UUID URLS = UUID.fromString("6ba7b811-9dad-11d1-80b4-00c04fd430c8");

    private UserName() {}

    public static boolean isId(String text) {
        return UUID_FORM.matcher(text).matches();
    }

    /// The user of that name.
    public static UUID user(String name) {
        return id("users", name);
    }

    /// The organization of that name.
    public static UUID organization(String name) {
        return id("organizations", name);
    }

    private static UUID id(String kind, String name) {
        if (isId(name)) {
            return UUID.fromString(name.toLowerCase(Locale.ROOT));
        }
        var url = "https://tributary.dev/" + kind + "/" + name;
        try {
            var sha = MessageDigest.getInstance("SHA-1");
            sha.update(
                    ByteBuffer.allocate(16)
                            .putLong(URLS.getMostSignificantBits())
                            .putLong(URLS.getLeastSignificantBits())
                            .array());
            var hash = ByteBuffer.wrap(sha.digest(url.getBytes(StandardCharsets.UTF_8)));
            long high = (hash.getLong() & ~0xF000L) | 0x5000L;
            long low = (hash.getLong() & ~0xC000000000000000L) | 0x8000000000000000L;
            return new UUID(high, low);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-1.", e);
        }
    }
}

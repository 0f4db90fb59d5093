package io.tributary.standalone.demo;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/// Ids that follow from names (UUID version 5, RFC 9562): the same name has the same id in every
/// run.
public final class NameBasedId {
    /// The namespace that RFC 9562 gives to URLs.
    static final UUID URLS = UUID.fromString("6ba7b811-9dad-11d1-80b4-00c04fd430c8");

    private static final long VERSION_5 = 0x5000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private NameBasedId() {}

    /// The namespace of a data set of the demo.
    public static UUID dataSet(String name) {
        return of(URLS, "https://tributary.dev/demo/" + name);
    }

    /// The id of something in a namespace, such as `lead/17`.
    public static UUID of(UUID namespace, String name) {
        ByteBuffer space = ByteBuffer.allocate(2 * Long.BYTES);
        space.putLong(namespace.getMostSignificantBits());
        space.putLong(namespace.getLeastSignificantBits());
        MessageDigest sha1 = sha1();
        sha1.update(space.array());
        ByteBuffer hash = ByteBuffer.wrap(sha1.digest(name.getBytes(StandardCharsets.UTF_8)));
        long most = (hash.getLong() & ~0xF000L) | VERSION_5;
        long least = (hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | VARIANT;
        return new UUID(most, least);
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Expected every JDK to have SHA-1.", e);
        }
    }
}

package io.tributary.query.response;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/// Names the state of an answer, so that a client that has it already need not get it again.
final class EntityTag {
    private static final int BYTES = 12;

    private EntityTag() {}

    /// A row's version, as commands take it in `If-Match`.
    static String ofVersion(long version) {
        return "\"" + version + "\"";
    }

    /// A weak tag of what the answer says, its freshness left aside.
    static String ofContent(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return "W/\""
                    + Base64.getUrlEncoder()
                            .withoutPadding()
                            .encodeToString(Arrays.copyOf(digest, BYTES))
                    + "\"";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}

package io.tributary.query.live;

import io.tributary.query.freshness.ProgressPlace;
import io.tributary.query.tenancy.Tenant;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.TreeSet;

/// How far somebody has followed an organization: behind a progress record, or behind the first
/// changes of the organization in it.
///
/// Opaque to callers. A forged one only names another place in what the caller may see anyway.
///
/// @param taken how many of the organization's changes in that record; {@link #ALL} for the whole
public record Position(ProgressPlace place, int taken) {
    static final int ALL = Integer.MAX_VALUE;

    private static final String BETWEEN = ".";
    private static final int RADIX = 36;
    private static final int LONGEST = 80;
    private static final int FINGERPRINT_BYTES = 6;

    public static Position behind(ProgressPlace place) {
        return new Position(place, ALL);
    }

    /// As a text for this caller. It holds what the caller may see, since a stream that goes on
    /// under another role would leave out what that role makes visible.
    public String text(Tenant tenant) {
        return String.join(
                BETWEEN,
                Long.toString(place.offset(), RADIX),
                Long.toString(place.publishedAt(), RADIX),
                taken == ALL ? "" : Integer.toString(taken, RADIX),
                fingerprint(tenant));
    }

    /// @param of whose it is; see {@link #isOf}
    record Named(Position position, String of) {
        boolean isOf(Tenant tenant) {
            return of.equals(fingerprint(tenant));
        }
    }

    /// Empty when the text is no position.
    static Optional<Named> parse(String text) {
        String[] parts = text.length() > LONGEST ? new String[0] : text.split("\\.", -1);
        if (parts.length != 4) {
            return Optional.empty();
        }
        try {
            ProgressPlace place =
                    new ProgressPlace(
                            Long.parseLong(parts[0], RADIX), Long.parseLong(parts[1], RADIX));
            int taken = parts[2].isEmpty() ? ALL : Integer.parseInt(parts[2], RADIX);
            return place.offset() < 0 || taken < 0
                    ? Optional.empty()
                    : Optional.of(new Named(new Position(place, taken), parts[3]));
        } catch (NumberFormatException notOne) {
            return Optional.empty();
        }
    }

    boolean isBefore(Position other) {
        return place.offset() != other.place.offset()
                ? place.offset() < other.place.offset()
                : taken < other.taken;
    }

    private static String fingerprint(Tenant tenant) {
        String all =
                String.join(
                        " ",
                        tenant.organization().toString(),
                        tenant.user().toString(),
                        tenant.role().spelling(),
                        new TreeSet<>(tenant.features()).toString(),
                        new TreeSet<>(tenant.rights().granted()).toString(),
                        tenant.rights().scopes().map(TreeSet::new).toString());
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(all.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(Arrays.copyOf(digest, FINGERPRINT_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}

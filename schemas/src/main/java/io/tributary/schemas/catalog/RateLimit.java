package io.tributary.schemas.catalog;

/// The most that may be done in any stretch of time: not more than `most` between any moment and
/// the one `minutes` later.
///
/// @param name what is limited: a command's full name, or `<domain>.<entity word>.<verb>s`
/// @param per whose doings are counted together
public record RateLimit(String name, int most, int minutes, Per per) {
    /// No limit allows more: each is kept as a moment while it counts.
    public static final int MOST = 1000;

    /// Who has a count of their own.
    public enum Per {
        /// All members of an organization together.
        ORGANIZATION,
        /// Each user in an organization.
        USER
    }

    public int seconds() {
        return minutes * 60;
    }
}

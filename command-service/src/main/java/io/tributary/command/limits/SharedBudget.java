package io.tributary.command.limits;

/// This process's copy of a budget that all processes spend from: the generic cell rate algorithm
/// (ITU-T I.371), whose whole state is the moment at which the budget will be whole again.
///
/// It spends at once and tells the others later. What others spent it learns with the answer, so
/// that all together go beyond the quota by no more than what they did not tell yet.
///
/// Safe for use by many threads. Moments are those of {@link System#nanoTime}.
final class SharedBudget {
    /// What was spent is told when it is this part of the whole.
    private static final int PARTS = 100;

    private long wholeAt;
    private long untold;
    private long worth;

    SharedBudget(long now) {
        this.wholeAt = now;
    }

    /// Nanoseconds until there is room for `cost`; 0 when there is. A whole budget has room for
    /// anything, else what costs more than all of it would never come through.
    synchronized long wait(long now, long cost, Quota quota) {
        long ahead = Math.max(0, wholeAt - now);
        long beyond = ahead + cost * quota.interval() - quota.window().toNanos();
        return quota.most() == 0
                ? quota.window().toNanos()
                : ahead == 0 ? 0 : Math.max(0, Math.min(beyond, ahead));
    }

    /// What was let in just before the quota became nothing costs nothing: it would be as much as
    /// the whole, and be owed when the quota is raised again.
    synchronized void take(long now, long cost, Quota quota) {
        long taken = quota.most() == 0 ? 0 : cost * quota.interval();
        wholeAt = now + Math.max(0, wholeAt - now) + taken;
        untold += taken;
        worth = quota.window().toNanos() / PARTS;
    }

    /// The time's worth of what no other process knows; 0 while it is not worth telling.
    synchronized long toTell() {
        return untold > 0 && untold >= worth ? untold : 0;
    }

    /// The others know so much now, and have it whole after that time.
    synchronized void told(long now, long told, long wholeIn) {
        untold -= told;
        wholeAt = now + wholeIn + untold;
    }

    /// Whether it is as if nothing had ever been spent.
    synchronized boolean isWhole(long now) {
        return wholeAt - now <= 0;
    }
}

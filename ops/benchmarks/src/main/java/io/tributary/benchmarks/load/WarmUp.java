package io.tributary.benchmarks.load;

/// Repeats a round until it gets no better, so that a figure says what running processes do and not
/// what a young JVM's compiler does. Shows each round: the figures of a cold start are told too.
public final class WarmUp {
    /// A round this much better than the best before says that the processes still warm up.
    private static final double STILL_WARMING = 1.1;

    private static final int MOST_ROUNDS = 10;

    private WarmUp() {}

    /// One round of a measurement.
    public interface Round {
        double measure() throws InterruptedException;
    }

    /// For rates: returns the best once two rounds in turn were no higher than those before.
    public static double rate(String name, Round round) throws InterruptedException {
        double best = show(name, round.measure());
        int steady = 0;
        for (int i = 1; i < MOST_ROUNDS && steady < 2; i++) {
            double now = show(name, round.measure());
            steady = now < best * STILL_WARMING ? steady + 1 : 0;
            best = Math.max(best, now);
        }
        return best;
    }

    /// For durations: returns once two rounds in turn were no longer shorter than those before.
    public static void duration(String name, Round round) throws InterruptedException {
        double best = show(name, round.measure());
        int steady = 0;
        for (int i = 1; i < MOST_ROUNDS && steady < 2; i++) {
            double now = show(name, round.measure());
            steady = now * STILL_WARMING > best ? steady + 1 : 0;
            best = Math.min(best, now);
        }
    }

    private static double show(String name, double value) {
        System.out.printf("  %s so far: %.1f%n", name, value);
        return value;
    }
}

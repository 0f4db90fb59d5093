package io.tributary.benchmarks.commands;

import java.util.ArrayList;
import java.util.List;

/// Two sides measured in turns, so that a machine that becomes slower does so for both. The order
/// within a pair changes from pair to pair.
final class Pairs {
    private Pairs() {}

    interface Side {
        double measure() throws Exception;
    }

    /// @param ratios ours divided by theirs, of each pair
    /// @param ours median of our side
    record Outcome(List<Double> ratios, double ours, double theirs) {
        double ratio() {
            return median(ratios);
        }
    }

    static Outcome measure(String name, int pairs, Side ours, Side theirs) throws Exception {
        List<Double> ratios = new ArrayList<>();
        List<Double> first = new ArrayList<>();
        List<Double> second = new ArrayList<>();
        for (int i = 0; i < pairs; i++) {
            boolean oursFirst = i % 2 == 0;
            double one = (oursFirst ? ours : theirs).measure();
            double other = (oursFirst ? theirs : ours).measure();
            double our = oursFirst ? one : other;
            double their = oursFirst ? other : one;
            first.add(our);
            second.add(their);
            ratios.add(our / their);
            System.out.printf("  %s: %.1f / %.1f = %.3f%n", name, our, their, our / their);
        }
        return new Outcome(ratios, median(first), median(second));
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? sorted.get(middle)
                : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}

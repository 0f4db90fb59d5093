package io.tributary.projector.projection;

/// Arithmetic on vectors of measures. Sums are kept modulo 2^64, so taking back what was added
/// gives exactly what was there before, whatever happened in between.
public final class Sums {
    private Sums() {}

    public static long[] plus(long[] left, long[] right) {
        long[] sum = left.clone();
        for (int i = 0; i < sum.length; i++) {
            sum[i] += right[i];
        }
        return sum;
    }

    public static long[] minus(long[] left, long[] right) {
        long[] difference = left.clone();
        for (int i = 0; i < difference.length; i++) {
            difference[i] -= right[i];
        }
        return difference;
    }

    public static boolean isZero(long[] sums) {
        for (long sum : sums) {
            if (sum != 0) {
                return false;
            }
        }
        return true;
    }
}

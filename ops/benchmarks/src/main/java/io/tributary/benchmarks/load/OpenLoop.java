package io.tributary.benchmarks.load;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;

/// A fixed schedule of arrivals: a slow answer never delays the next question, so that waiting is
/// counted (no coordinated omission).
public final class OpenLoop {
    private OpenLoop() {}

    /// Starts `count` probes at `perSecond` and collects what each measured, in order of arrival.
    public static <T> List<T> run(int count, double perSecond, IntFunction<T> probe)
            throws InterruptedException {
        long start = System.nanoTime();
        double gap = TimeUnit.SECONDS.toNanos(1) / perSecond;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> probes = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                long due = start + (long) (i * gap);
                while (System.nanoTime() < due) {
                    LockSupport.parkNanos(due - System.nanoTime());
                }
                int number = i;
                probes.add(threads.submit(() -> probe.apply(number)));
            }
            List<T> measured = new ArrayList<>();
            for (Future<T> one : probes) {
                measured.add(one.get());
            }
            return measured;
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException reason) {
                throw reason;
            }
            throw new IllegalStateException(failed);
        }
    }
}

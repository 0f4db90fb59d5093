package io.tributary.benchmarks.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongUnaryOperator;

/// As much as the other side takes with a fixed number in flight: for rates, never for latencies.
public final class ClosedLoop {
    private ClosedLoop() {}

    /// Runs `work` from `inFlight` threads for a time.
    ///
    /// @param work takes a number that is never repeated, returns how many units it did
    /// @return units per second
    public static double unitsPerSecond(int inFlight, Duration time, LongUnaryOperator work)
            throws InterruptedException {
        long start = System.nanoTime();
        long end = start + time.toNanos();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Long>> workers = new ArrayList<>();
            for (int w = 0; w < inFlight; w++) {
                long first = (long) w << 40;
                workers.add(
                        threads.submit(
                                () -> {
                                    long units = 0;
                                    for (long i = first; System.nanoTime() < end; i++) {
                                        units += work.applyAsLong(i);
                                    }
                                    return units;
                                }));
            }
            long units = 0;
            for (Future<Long> worker : workers) {
                units += worker.get();
            }
            return units / ((System.nanoTime() - start) / 1e9);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException reason) {
                throw reason;
            }
            throw new IllegalStateException(failed);
        }
    }
}

package io.tributary.command;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/// Many callers at the same moment.
final class Parallel {
    private Parallel() {}

    /// What each of them got.
    static <T> List<T> all(int callers, IntFunction<T> call) {
        CountDownLatch start = new CountDownLatch(1);
        List<Future<T>> waiting = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < callers; i++) {
                int number = i;
                waiting.add(
                        threads.submit(
                                () -> {
                                    start.await();
                                    return call.apply(number);
                                }));
            }
            start.countDown();
            List<T> results = new ArrayList<>();
            for (Future<T> one : waiting) {
                results.add(one.get());
            }
            return results;
        } catch (InterruptedException | ExecutionException failure) {
            throw new IllegalStateException(failure);
        }
    }
}

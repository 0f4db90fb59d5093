package io.tributary.standalone.demo;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/// Does something for each of many, a few at a time.
final class InFlight {
    private InFlight() {}

    /// Returns when all are done. The first failure ends it: nothing further begins.
    static <T> void forEach(Collection<T> all, int atOnce, Consumer<? super T> work) {
        try (ExecutorService workers =
                Executors.newFixedThreadPool(atOnce, Thread.ofVirtual().factory())) {
            List<Future<?>> started = new ArrayList<>(all.size());
            all.forEach(one -> started.add(workers.submit(() -> work.accept(one))));
            try {
                for (Future<?> each : started) {
                    each.get();
                }
            } catch (ExecutionException e) {
                workers.shutdownNow();
                Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
                throw new DemoFailed(String.valueOf(cause.getMessage()), cause);
            } catch (InterruptedException e) {
                workers.shutdownNow();
                Thread.currentThread().interrupt();
                throw new DemoFailed("The loading was interrupted. Run it again to go on.", e);
            }
        }
    }
}

package io.tributary.query.search;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.tributary.query.plan.FiguresPlan;
import io.tributary.query.plan.GuardedPlan;
import io.tributary.query.plan.SearchPlan;
import io.tributary.query.telemetry.QueryMetric;
import io.tributary.query.telemetry.QueryMetrics;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/// Searches that need not be made again: the same plan, asked of the same refresh of its index.
///
/// The plan holds organization, what the caller may see, and everything else that was asked, so
/// that only those share an answer who would get the same one. An index that nothing was applied to
/// is not refreshed anew, and whoever needs a newer refresh asks under another key: nobody gets an
/// answer that is older than a search of their own might have been. Of those who ask alike at one
/// time, one searches. Thread-safe.
@Component
public class SearchCache {
    private final OpenSearchReader reader;
    private final QueryMetrics metrics;
    private final AsyncCache<Key, Object> answers;

    SearchCache(OpenSearchReader reader, CacheSettings settings, QueryMetrics metrics) {
        this.reader = reader;
        this.metrics = metrics;
        this.answers =
                Caffeine.newBuilder()
                        .maximumWeight(settings.size().toBytes())
                        .weigher((Key key, Object answer) -> AnswerSize.of(answer))
                        .buildAsync();
    }

    /// @param plan with its tenant
    /// @param refreshed when the refresh began that the search must see
    private record Key(Object plan, long refreshed) {}

    /// In the order of the plan.
    ///
    /// @param refreshed `System.nanoTime` at which the refresh began that the documents must be of,
    ///   if there was one
    public List<Hit> search(SearchPlan plan, Optional<Long> refreshed) {
        return get(plan, refreshed, () -> reader.search(plan));
    }

    /// The sums of every widget of the plan, by its name.
    ///
    /// @param refreshed as of {@link #search}
    public Map<String, Figures> sum(FiguresPlan plan, Optional<Long> refreshed) {
        return get(plan, refreshed, () -> reader.sum(plan));
    }

    private <T> T get(GuardedPlan plan, Optional<Long> refreshed, Supplier<T> search) {
        if (refreshed.isEmpty()) {
            return search.get();
        }
        CompletableFuture<Object> mine = new CompletableFuture<>();
        CompletableFuture<Object> known =
                answers.asMap().putIfAbsent(new Key(plan, refreshed.get()), mine);
        metrics.count(
                QueryMetric.CACHE_LOOKUPS, "result", known == null ? "searched" : "remembered");
        return known == null ? searched(mine, search) : joined(known);
    }

    private static <T> T searched(CompletableFuture<Object> mine, Supplier<T> search) {
        try {
            T found = search.get();
            mine.complete(found);
            return found;
        } catch (RuntimeException | Error failed) {
            mine.completeExceptionally(failed);
            throw failed;
        }
    }

    /// A plan is of one type, and so is what was kept for it.
    @SuppressWarnings("unchecked")
    private static <T> T joined(CompletableFuture<Object> known) {
        try {
            return (T) known.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw failed;
        }
    }
}

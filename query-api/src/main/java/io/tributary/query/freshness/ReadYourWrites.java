package io.tributary.query.freshness;

import io.tributary.query.problem.QueryRefused;
import io.tributary.query.telemetry.QueryMetric;
import io.tributary.query.telemetry.QueryMetrics;
import io.tributary.schemas.contract.ConsistencyToken;
import io.tributary.schemas.contract.ErrorCode;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/// Lets a query see what its token names, or refuses it in time; without a token, what was applied
/// until a moment ago. The index refreshes itself only once a second, so whoever looks asks it to.
public final class ReadYourWrites {
    /// A refresh costs OpenSearch more than a query gains from having one of its own.
    private static final Duration GAP = Duration.ofMillis(20);

    /// What a search without a token may miss of what is applied.
    private static final Duration AGE = Duration.ofMillis(50);

    private final PipelineProgress progress;
    private final Consumer<String> refresher;
    private final QueryMetrics metrics;
    private final Map<String, CoalescedRefresh> refreshes = new ConcurrentHashMap<>();

    /// @param refresher refreshes the index behind an alias
    public ReadYourWrites(
            PipelineProgress progress, Consumer<String> refresher, QueryMetrics metrics) {
        this.progress = progress;
        this.refresher = refresher;
        this.metrics = metrics;
    }

    /// Returns once the documents are written, for reading by id.
    ///
    /// @return `System.nanoTime` of that, or a later one
    /// @throws QueryRefused after the deadline
    public long written(ConsistencyToken token, ReadModelInputs inputs, Deadline deadline) {
        Optional<Long> arrived = progress.await(token, inputs, deadline);
        if (arrived.isEmpty()) {
            metrics.count(QueryMetric.TOKEN_TIMEOUTS);
            throw new QueryRefused(
                    ErrorCode.QUERY_TOKEN_TIMEOUT,
                    "Expected transaction %s in %s, but it has not arrived. Ask again with the token, or without it for the state applied so far."
                            .formatted(
                                    Long.toUnsignedString(token.transaction()),
                                    inputs.readModel()));
        }
        return arrived.get();
    }

    /// Returns once the documents are found by searches too.
    ///
    /// @return `System.nanoTime` at which the refresh began that searches see now
    /// @throws QueryRefused after the deadline
    public long searchable(ConsistencyToken token, ReadModelInputs inputs, Deadline deadline) {
        long writtenAt = written(token, inputs, deadline);
        return refreshed(inputs, refresh -> refresh.since(writtenAt));
    }

    /// Returns once searches find what was applied for the organization until a moment ago. Costs
    /// nothing when nothing was applied since the last refresh.
    ///
    /// @return as {@link #searchable}; empty before anything was applied
    public Optional<Long> nearlySearchable(UUID organization, ReadModelInputs inputs) {
        return progress.changedAt(organization, inputs)
                .map(at -> refreshed(inputs, refresh -> refresh.nearly(at, AGE)));
    }

    private interface Step {
        long on(CoalescedRefresh refresh) throws InterruptedException;
    }

    private long refreshed(ReadModelInputs inputs, Step step) {
        try {
            return step.on(refreshes.computeIfAbsent(inputs.readModel(), this::refreshOf));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new QueryRefused(ErrorCode.QUERY_BUSY, "The service is stopping. Ask again.");
        }
    }

    private CoalescedRefresh refreshOf(String alias) {
        return new CoalescedRefresh(
                began -> {
                    metrics.count(QueryMetric.REFRESHES, "read_model", alias);
                    progress.refreshed(alias, began, () -> refresher.accept(alias));
                },
                GAP);
    }
}

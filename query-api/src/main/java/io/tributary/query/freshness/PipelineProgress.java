package io.tributary.query.freshness;

import io.tributary.query.telemetry.QueryMetric;
import io.tributary.query.telemetry.QueryMetrics;
import io.tributary.schemas.contract.AppliedRecord;
import io.tributary.schemas.contract.ConsistencyToken;
import io.tributary.schemas.contract.OrganizationPartition;
import io.tributary.schemas.contract.ProgressRecord;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/// What is known of the pipeline's progress, per partition number.
public final class PipelineProgress {
    private final List<PartitionProgress> partitions;
    private final QueryMetrics metrics;

    public PipelineProgress(int partitions, Duration window, QueryMetrics metrics) {
        this.partitions =
                Stream.generate(() -> new PartitionProgress(window)).limit(partitions).toList();
        this.metrics = metrics;
    }

    public int partitions() {
        return partitions.size();
    }

    /// @param offset of the progress record
    public void progressed(int partition, long offset, ProgressRecord progress) {
        partitions.get(partition).progressed(offset, progress);
    }

    public void applied(int partition, AppliedRecord applied) {
        partitions.get(partition).applied(applied);
    }

    /// Waits until `inputs` holds what the token names.
    ///
    /// @return `System.nanoTime` of the advance that brought it, or a later one; empty after the
    ///   deadline
    public Optional<Long> await(ConsistencyToken token, ReadModelInputs inputs, Deadline deadline) {
        long began = System.nanoTime();
        try {
            Optional<Long> arrived =
                    of(token.organization()).await(token, inputs, deadline.nanoTime());
            metrics.time(QueryMetric.TOKEN_WAITS, Duration.ofNanos(System.nanoTime() - began));
            return arrived;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /// `System.nanoTime` of the last advance of `inputs` for the organization's partition number;
    /// empty before the first.
    public Optional<Long> changedAt(UUID organization, ReadModelInputs inputs) {
        return of(organization).changedAt(inputs);
    }

    /// The newest that was published for the organization's partition number.
    public Optional<Published> newest(UUID organization) {
        return of(organization).newest();
    }

    public Freshness freshness(UUID organization, ReadModelInputs inputs) {
        return of(organization).freshness(inputs);
    }

    public Freshness freshness(int partition, ReadModelInputs inputs) {
        return partitions.get(partition).freshness(inputs);
    }

    /// The newest place that documents read by id hold; empty while nothing is known.
    public Optional<ProgressPlace> writtenPlace(UUID organization, ReadModelInputs inputs) {
        return of(organization).writtenPlace(inputs);
    }

    /// The newest place that every search after a refresh is known to hold; empty while nothing is
    /// known, or when too many others have refreshed since.
    ///
    /// @param refreshed when that refresh began, as {@link ReadYourWrites#searchable} says it
    public Optional<ProgressPlace> searchablePlace(
            UUID organization, ReadModelInputs inputs, Optional<Long> refreshed) {
        return of(organization).searchablePlace(inputs, refreshed);
    }

    /// The newest place there is.
    public Optional<ProgressPlace> newestPlace(UUID organization) {
        return of(organization).newestPlace();
    }

    /// Waits until `inputs` holds everything up to a place of the organization's partition number.
    ///
    /// @return false after the deadline
    public boolean awaitPlace(
            UUID organization, ReadModelInputs inputs, ProgressPlace place, Deadline deadline)
            throws InterruptedException {
        return of(organization).awaitPlace(inputs, place, deadline.nanoTime());
    }

    /// Runs a refresh of a read model's index; what was applied before it is searchable after it.
    ///
    /// @param began `System.nanoTime`
    void refreshed(String readModel, long began, Runnable refresh) {
        List<Runnable> searchable =
                partitions.stream().map(p -> p.beforeRefresh(readModel, began)).toList();
        refresh.run();
        searchable.forEach(Runnable::run);
    }

    private PartitionProgress of(UUID organization) {
        return partitions.get(OrganizationPartition.of(organization, partitions.size()));
    }
}

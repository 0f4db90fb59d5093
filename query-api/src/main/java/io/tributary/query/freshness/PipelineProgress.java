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

    public void progressed(int partition, ProgressRecord progress) {
        partitions.get(partition).progressed(progress);
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

    private PartitionProgress of(UUID organization) {
        return partitions.get(OrganizationPartition.of(organization, partitions.size()));
    }
}

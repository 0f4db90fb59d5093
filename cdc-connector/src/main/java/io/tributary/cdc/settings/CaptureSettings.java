package io.tributary.cdc.settings;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How changes are captured and published.
///
/// @param slot the logical replication slot; also the name under which the source offset is kept
/// @param transactionalId one per slot: whoever starts with it fences all others
/// @param pollInterval how long the engine sleeps when there is nothing to read
/// @param batchSize most records handed over at once
/// @param rowsPerKafkaTransaction a database transaction with more rows is published in several
///   Kafka transactions
/// @param replicationFactor of created topics; -1 for the broker's own
/// @param resumeWindow how long a change record is safe from compaction
/// @param erasurePromise after this time an overwritten record is gone from disk
/// @param snapshotChunk rows read at once by an incremental snapshot
/// @param repair starts over from a new slot and reads every table by incremental snapshot
@ConfigurationProperties("tributary.cdc")
public record CaptureSettings(
        @DefaultValue("tributary") String slot,
        @DefaultValue("tributary") String publication,
        @DefaultValue("tributary-cdc") String transactionalId,
        @DefaultValue("5ms") Duration pollInterval,
        @DefaultValue("1s") Duration heartbeat,
        @DefaultValue("4096") int batchSize,
        @DefaultValue("200000") int rowsPerKafkaTransaction,
        @DefaultValue("-1") short replicationFactor,
        @DefaultValue("1h") Duration resumeWindow,
        @DefaultValue("7d") Duration erasurePromise,
        @DefaultValue("10000") int snapshotChunk,
        @DefaultValue("false") boolean repair) {}

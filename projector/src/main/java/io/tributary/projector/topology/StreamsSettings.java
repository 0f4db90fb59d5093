package io.tributary.projector.topology;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How the topologies run.
///
/// @param stateDirectory where RocksDB keeps the stores; may be lost, at the price of a restore
/// @param instance distinguishes the processes of one projector; the same after a restart, so that
///   a restarted process gets its tasks back without waiting for the old one to time out
/// @param flushInterval at most one emission, and one transaction, per partition number and
///   interval
/// @param commitInterval the longest that read changes stay uncommitted
/// @param threads per read model
@ConfigurationProperties("tributary.projector")
public record StreamsSettings(
        @DefaultValue("data/projector") Path stateDirectory,
        @DefaultValue("1") String instance,
        @DefaultValue("50ms") Duration flushInterval,
        @DefaultValue("100ms") Duration commitInterval,
        @DefaultValue("1") int threads) {}

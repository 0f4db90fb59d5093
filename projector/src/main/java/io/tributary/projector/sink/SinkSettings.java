package io.tributary.projector.sink;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// How documents are written.
///
/// @param group consumer group; instances of one group share the partitions
/// @param consumers threads that read and batch
/// @param documents most in one bulk request
/// @param size most bytes in one bulk request
/// @param inFlight bulk requests at once, per consumer
/// @param retryFrom first pause after a transient failure; doubles up to `retryTo`
/// @param parkingShare of the documents of one minute that may be parked before the read model
///   stops
/// @param parkingMinimum so many parked in a minute never stop it
@ConfigurationProperties("tributary.sink")
public record SinkSettings(
        @DefaultValue("tributary.projector.documents") String group,
        @DefaultValue("1") int consumers,
        @DefaultValue("4000") int documents,
        @DefaultValue("8MB") DataSize size,
        @DefaultValue("2") int inFlight,
        @DefaultValue("50ms") Duration retryFrom,
        @DefaultValue("5s") Duration retryTo,
        @DefaultValue("0.01") double parkingShare,
        @DefaultValue("20") int parkingMinimum) {}

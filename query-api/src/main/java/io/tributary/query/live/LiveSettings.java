package io.tributary.query.live;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// @param window how long a stream can be resumed; at most what change records are safe from
///   compaction
/// @param size most memory of that window
/// @param heartbeat longest silence of a stream
/// @param streams most at once in this process
/// @param streamsPerUser most at once of one user
@ConfigurationProperties("tributary.query.changes")
public record LiveSettings(
        @DefaultValue("10m") Duration window,
        @DefaultValue("64MB") DataSize size,
        @DefaultValue("15s") Duration heartbeat,
        @DefaultValue("2000") int streams,
        @DefaultValue("10") int streamsPerUser) {}

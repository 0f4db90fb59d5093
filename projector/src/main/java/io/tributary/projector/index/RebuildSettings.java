package io.tributary.projector.index;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How read models are rebuilt.
///
/// @param automatic whether an index that contradicts the catalog is rebuilt without being asked
/// @param keep so long the old index is kept up after the swap, so that one can go back to it
/// @param look pause between two looks at what there is to do
@ConfigurationProperties("tributary.rebuild")
public record RebuildSettings(
        @DefaultValue("true") boolean automatic,
        @DefaultValue("24h") Duration keep,
        @DefaultValue("500ms") Duration look) {}

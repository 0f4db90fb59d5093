package io.tributary.projector.settings;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What the whole projector shares.
///
/// @param partitions of every topic that holds organizations' records
/// @param generation of the topics and indices
@ConfigurationProperties("tributary")
public record ProjectorSettings(
        @DefaultValue("4") int partitions, @DefaultValue("1") int generation) {}

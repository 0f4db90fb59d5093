package io.tributary.projector.verify;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The check that runs all the time.
///
/// @param every pause between two turns; zero for none at all
/// @param organizations compared per turn and read model
@ConfigurationProperties("tributary.verify")
public record ContinuousSettings(
        @DefaultValue("5m") Duration every, @DefaultValue("50") int organizations) {}

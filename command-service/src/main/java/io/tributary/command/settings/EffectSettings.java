package io.tributary.command.settings;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How effects are delivered.
///
/// @param secret from which the keys of signatures are made; null to deliver nothing
/// @param gateways where each kind but webhooks goes; a kind without one waits
/// @param attempts after so many a delivery is given up
/// @param pause after the first failure; it doubles
/// @param longestPause most of it
/// @param timeout for one answer
/// @param inFlight most deliveries of this process at once; none to leave them to others
/// @param share most of one organization's among them
/// @param privateAddresses whether webhooks may go to addresses that are not public
@ConfigurationProperties("tributary.effects")
public record EffectSettings(
        @Nullable String secret,
        @DefaultValue EffectGateways gateways,
        @DefaultValue("16") int attempts,
        @DefaultValue("1s") Duration pause,
        @DefaultValue("1h") Duration longestPause,
        @DefaultValue("10s") Duration timeout,
        @DefaultValue("32") int inFlight,
        @DefaultValue("8") int share,
        @DefaultValue("false") boolean privateAddresses) {}

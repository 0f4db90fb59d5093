package io.tributary.command.settings;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What is kept of refused requests.
///
/// @param period for which refusals of a kind become one security event
@ConfigurationProperties("tributary.command.security")
public record SecuritySettings(@DefaultValue("1m") Duration period) {}

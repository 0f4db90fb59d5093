package io.tributary.query.freshness;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// @param window how long progress is remembered, transaction by transaction
@ConfigurationProperties("tributary.query.freshness")
public record FreshnessSettings(@DefaultValue("3m") Duration window) {}

package io.tributary.command.settings;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// When old rows are deleted.
///
/// @param every pause between two looks; zero leaves it to other processes
@ConfigurationProperties("tributary.command.retention")
public record RetentionSettings(@DefaultValue("10m") Duration every) {}

package io.tributary.command.settings;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How timers are sent.
///
/// @param workers how many timers this process sends at a time; none to leave them to others
/// @param lease after it, a timer whose worker says nothing is taken over
@ConfigurationProperties("tributary.command.timers")
public record TimerSettings(@DefaultValue("2") int workers, @DefaultValue("15s") Duration lease) {}

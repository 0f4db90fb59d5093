package io.tributary.command.settings;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How many commands may be sent where an operator has set nothing else.
///
/// @param organizationPerMinute by all members of an organization together
/// @param userPerMinute by a user, in whatever organizations
/// @param exchange how often processes tell each other what was spent, and look for changes
@ConfigurationProperties("tributary.command.limits")
public record LimitSettings(
        @DefaultValue("600000") int organizationPerMinute,
        @DefaultValue("300000") int userPerMinute,
        @DefaultValue("200ms") Duration exchange) {}

package io.tributary.command.settings;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How many commands may wait, and for how long.
///
/// @param waitingPerOrganization beyond it the organization hears 429
/// @param waiting of all organizations; beyond it everybody hears 503
@ConfigurationProperties("tributary.command.admission")
public record AdmissionSettings(
        @DefaultValue("512") int waitingPerOrganization,
        @DefaultValue("4096") int waiting,
        @DefaultValue("5s") Duration patience) {}

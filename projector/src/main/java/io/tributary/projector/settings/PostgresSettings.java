package io.tributary.projector.settings;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Where the rows are, for `verify`: a role that reads every organization, and one that may touch
/// rows to send them through the pipeline again.
@ConfigurationProperties("tributary.postgres")
public record PostgresSettings(
        String url,
        @DefaultValue("tributary_verify") String username,
        @DefaultValue("") String password,
        @DefaultValue("tributary_repair") String repairUsername,
        @DefaultValue("") String repairPassword) {}

package io.tributary.cdc.settings;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Where the rows are, and the role that may read them all.
///
/// @param url `jdbc:postgresql://<host>:<port>/<database>`
@ConfigurationProperties("tributary.postgres")
public record PostgresSettings(
        String url,
        @DefaultValue("tributary_capture") String username,
        @DefaultValue("") String password) {}

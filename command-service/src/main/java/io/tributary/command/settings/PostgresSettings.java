package io.tributary.command.settings;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The database, as the service role.
///
/// @param connections few: each runs a command at a time, and more than the cores can use only wait
///   for each other
/// @param preparedStatements whether statements are kept prepared in the server; not behind a pool
///   that gives each transaction another connection
@ConfigurationProperties("tributary.postgres")
public record PostgresSettings(
        String url,
        String username,
        String password,
        @DefaultValue("8") int connections,
        @DefaultValue("true") boolean preparedStatements) {}

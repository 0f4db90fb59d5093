package io.tributary.projector.settings;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Where Kafka is.
///
/// @param username SCRAM user; empty for a broker without authentication
@ConfigurationProperties("tributary.kafka")
public record KafkaSettings(
        String bootstrapServers,
        @DefaultValue("") String username,
        @DefaultValue("") String password) {}

package io.tributary.cdc.settings;

import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Where Kafka is.
///
/// @param username SCRAM user; empty for a broker without authentication
@ConfigurationProperties("tributary.kafka")
public record KafkaSettings(
        String bootstrapServers,
        @DefaultValue("") String username,
        @DefaultValue("") String password) {

    /// Address and authentication, for any client.
    public Map<String, Object> connection() {
        Map<String, Object> config = new HashMap<>();
        config.put("bootstrap.servers", bootstrapServers);
        if (!username.isEmpty()) {
            config.put("security.protocol", "SASL_PLAINTEXT");
            config.put("sasl.mechanism", "SCRAM-SHA-256");
            config.put(
                    "sasl.jaas.config",
                    "org.apache.kafka.common.security.scram.ScramLoginModule required"
                            + " username=\"%s\" password=\"%s\";".formatted(username, password));
        }
        return config;
    }
}

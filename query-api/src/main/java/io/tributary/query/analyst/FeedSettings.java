package io.tributary.query.analyst;

import io.tributary.schemas.contract.FeedPassword;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// @param secret from which the passwords of feeds are made, the same as the projector's; empty for
///   no feeds
@ConfigurationProperties("tributary.feeds")
public record FeedSettings(@DefaultValue("") String secret) {

    public FeedSettings {
        if (!secret.isEmpty()) {
            FeedPassword.requireLong(secret);
        }
    }

    /// Without the secret, for whoever logs it.
    @Override
    public String toString() {
        return "FeedSettings[]";
    }
}

package io.tributary.projector.feed;

import io.tributary.schemas.contract.FeedPassword;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// How feeds are given out.
///
/// @param secret from which the passwords of feeds are made, the same as the query-api's; empty for
///   no feeds
/// @param bytesPerSecond the most that one feed's user may read, per broker
@ConfigurationProperties("tributary.feeds")
public record FeedSettings(
        @DefaultValue("") String secret, @DefaultValue("2MB") DataSize bytesPerSecond) {

    public FeedSettings {
        if (!secret.isEmpty()) {
            FeedPassword.requireLong(secret);
        }
    }

    boolean offered() {
        return !secret.isEmpty();
    }

    /// Without the secret, for whoever logs it.
    @Override
    public String toString() {
        return "FeedSettings[bytesPerSecond=%s]".formatted(bytesPerSecond);
    }
}

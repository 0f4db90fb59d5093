package io.tributary.command.effects;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.command.settings.EffectGateways;
import io.tributary.command.settings.EffectSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Where a webhook must not go, nothing is sent: there is no second attempt either.
class DeliveryTest {
    private static final String SECRET = "0123456789abcdef0123456789abcdef";

    @ParameterizedTest
    @ValueSource(
            strings = {"https://127.0.0.1:1/", "https://[::1]:1/", "http://8.8.8.8/", "not a url"})
    void a_webhook_to_the_inside_or_in_the_clear_is_given_up_at_once(String url) {
        // Given
        EffectSettings settings =
                new EffectSettings(
                        SECRET,
                        new EffectGateways(null, null, null),
                        16,
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(1),
                        1,
                        1,
                        false);

        // When
        Delivery.Outcome outcome =
                new Delivery(settings, new EffectSignatures(SECRET)).attempt(webhook(url));

        // Then
        assertThat(outcome).isInstanceOf(Delivery.Outcome.Hopeless.class);
    }

    private static StoredEffect webhook(String url) {
        return new StoredEffect(
                UUID.randomUUID(),
                UUID.randomUUID(),
                StoredEffect.WEBHOOK,
                url,
                "{}",
                "zoo.house.open",
                "zoo.houses",
                UUID.randomUUID(),
                Optional.empty(),
                "00-1-1-01",
                Instant.EPOCH,
                1);
    }
}

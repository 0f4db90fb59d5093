package io.tributary.command.effects;

import io.tributary.command.settings.EffectSettings;
import io.tributary.schemas.contract.WebhookSignature;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Optional;

/// One attempt to deliver an effect: a signed POST, whose answer counts when it is a 2xx. Redirects
/// are not followed.
///
/// Safe for use by many threads.
final class Delivery {
    private final EffectSettings settings;
    private final EffectSignatures signatures;
    private final HttpClient http;

    Delivery(EffectSettings settings, EffectSignatures signatures) {
        this.settings = settings;
        this.signatures = signatures;
        this.http =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .connectTimeout(settings.timeout())
                        .build();
    }

    sealed interface Outcome {
        record Delivered() implements Outcome {}

        /// May succeed later.
        record Failed(String reason) implements Outcome {}

        /// Would fail for ever.
        record Hopeless(String reason) implements Outcome {}
    }

    Outcome attempt(StoredEffect effect) {
        try {
            URI target = target(effect);
            if (effect.isWebhook() && !settings.privateAddresses()) {
                Optional<String> refusal = PublicAddress.refusal(target);
                if (refusal.isPresent()) {
                    return new Outcome.Hopeless(refusal.get());
                }
            }
            int status =
                    http.send(request(target, effect), HttpResponse.BodyHandlers.discarding())
                            .statusCode();
            return status / 100 == 2
                    ? new Outcome.Delivered()
                    : new Outcome.Failed(
                            "Expected an answer of 2xx, but found %d.".formatted(status));
        } catch (IllegalArgumentException noAddress) {
            return new Outcome.Hopeless("Expected an http address, but found another text.");
        } catch (IOException unreachable) {
            return new Outcome.Failed("Expected an answer, but found none: " + unreachable);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return new Outcome.Failed("Interrupted.");
        }
    }

    private URI target(StoredEffect effect) {
        return effect.isWebhook()
                ? URI.create(effect.recipient())
                : settings.gateways().of(effect.kind()).orElseThrow();
    }

    private HttpRequest request(URI target, StoredEffect effect) {
        byte[] body = EffectMessage.bytes(effect);
        Instant now = Instant.now();
        String id = effect.id().toString();
        return HttpRequest.newBuilder(target)
                .timeout(settings.timeout())
                .header("Content-Type", "application/json")
                .header("traceparent", effect.traceparent())
                .header(WebhookSignature.ID, id)
                .header(WebhookSignature.TIMESTAMP, Long.toString(now.getEpochSecond()))
                .header(WebhookSignature.SIGNATURE, signatures.of(effect).sign(id, now, body))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
    }
}

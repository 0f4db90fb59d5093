package io.tributary.command.effects;

import io.tributary.schemas.contract.WebhookSignature;
import java.util.UUID;

/// The keys of signatures: one for the installation's gateways, one per organization for its
/// webhooks, so that nobody can sign for another's.
final class EffectSignatures {
    private final String secret;

    EffectSignatures(String secret) {
        this.secret = secret;
    }

    WebhookSignature of(StoredEffect effect) {
        return effect.isWebhook()
                ? ofWebhooks(effect.organization())
                : WebhookSignature.ofGateways(secret);
    }

    WebhookSignature ofWebhooks(UUID organization) {
        return WebhookSignature.of(secret, organization);
    }
}

package io.tributary.command.effects;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What a receiver gets: `type`, `timestamp` and `data`, as Standard Webhooks recommends. The same
/// bytes at every attempt.
final class EffectMessage {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private EffectMessage() {}

    static byte[] bytes(StoredEffect effect) {
        ObjectNode message = JSON.createObjectNode();
        message.put("type", effect.kind());
        message.put("timestamp", effect.createdAt().toString());
        ObjectNode data = message.putObject("data");
        data.put("id", effect.id().toString());
        data.put("organization_id", effect.organization().toString());
        data.put("command", effect.command());
        data.put("table", effect.table());
        data.put("row_id", effect.row().toString());
        data.put("to", effect.recipient());
        data.set("content", JSON.readTree(effect.content()));
        effect.reports()
                .ifPresent(
                        command -> {
                            data.put("reports", command);
                            data.put("report_to", "/v1/effects/" + effect.id() + "/status");
                        });
        return JSON.writeValueAsBytes(message);
    }
}

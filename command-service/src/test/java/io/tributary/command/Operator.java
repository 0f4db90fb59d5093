package io.tributary.command;

import io.tributary.command.Trial.Reply;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.UUID;

/// Who runs the platform.
record Operator(Trial trial, UUID user) {

    static Operator of(Trial trial) {
        return new Operator(trial, UUID.randomUUID());
    }

    Reply limit(UUID organization, String name, int most, int seconds) {
        return send(
                "PUT",
                "/v1/operator/organizations/%s/limits/%s?most=%d&seconds=%d"
                        .formatted(organization, name, most, seconds));
    }

    Reply usualLimit(UUID organization, String name) {
        return send(
                "DELETE", "/v1/operator/organizations/%s/limits/%s".formatted(organization, name));
    }

    private Reply send(String method, String path) {
        return trial.send(
                HttpRequest.newBuilder(trial.address(path))
                        .header("Authorization", "Bearer " + trial.issuer().operatorToken(user))
                        .method(method, BodyPublishers.noBody())
                        .build());
    }
}

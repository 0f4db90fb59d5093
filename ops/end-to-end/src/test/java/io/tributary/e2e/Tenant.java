package io.tributary.e2e;

import java.util.Map;
import java.util.UUID;

/// A freshly founded organization and its owner.
record Tenant(UUID organization, String ownerName, ApiClient owner) {

    /// Founds an organization through the command API and waits until it can be queried.
    static Tenant found(RunningTributary tributary, String name) {
        UUID organization = UUID.randomUUID();
        String user = UUID.randomUUID().toString();
        ApiClient owner = tributary.as(user);
        String token =
                owner.send(
                                organization,
                                "identity.organization.create",
                                Map.of(
                                        "name",
                                        name,
                                        "slug",
                                        name + "-" + organization.toString().substring(0, 8)))
                        .must(201)
                        .token()
                        .orElseThrow();
        owner.getAfter(organization, "documents/identity/organizations/" + organization, token)
                .must(200);
        return new Tenant(organization, user, owner);
    }

    /// Sends a command as the owner; expects it to be accepted.
    ApiClient.Answer accepted(String command, Map<String, ?> body) {
        ApiClient.Answer answer = owner.send(organization, command, body);
        if (answer.status() / 100 != 2) {
            throw new AssertionError(answer.raw().body());
        }
        return answer;
    }

    String created(String command, Map<String, ?> body) {
        return accepted(command, body).json().get("id").asString();
    }
}

package io.tributary.command;

import io.tributary.command.Trial.Reply;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/// A user who sends commands to one organization.
record Tenant(Trial trial, UUID organization, UUID user) {

    Reply send(String command, String body, String... headers) {
        return trial.post(
                "/v1/organizations/" + organization + "/commands/" + command,
                user,
                body.getBytes(StandardCharsets.UTF_8),
                headers);
    }

    Reply batch(String commands, String... headers) {
        return trial.post(
                "/v1/organizations/" + organization + "/commands",
                user,
                ("{\"commands\": [" + commands + "]}").getBytes(StandardCharsets.UTF_8),
                headers);
    }

    /// The same organization as seen by somebody else.
    Tenant as(UUID other) {
        return new Tenant(trial, organization, other);
    }

    /// A new active member with the role.
    Tenant member(String role) {
        UUID other = UUID.randomUUID();
        Reply reply =
                send(
                        "identity.organization_member.create",
                        """
                        {"user_id": "%s", "display_name": "Somebody", "role": "%s"}\
                        """
                                .formatted(other, role));
        if (reply.status() != 201) {
            throw new IllegalStateException(reply.toString());
        }
        return as(other);
    }

    String lead(String phone) {
        Reply reply = send("dialer.lead.create", "{\"phone\": \"" + phone + "\"}");
        if (reply.status() != 201) {
            throw new IllegalStateException(reply.toString());
        }
        return reply.id();
    }

    /// A count over the organization's rows of a table.
    long count(String table, String condition) {
        return Long.parseLong(
                String.valueOf(
                        trial.sql(
                                "select count(*) from %s where organization_id = '%s' and %s"
                                        .formatted(table, organization, condition))));
    }
}

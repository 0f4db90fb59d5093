package io.tributary.command;

import static org.awaitility.Awaitility.await;

import io.tributary.command.Trial.Reply;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/// Files of leads, sent by one user.
record Imports(Tenant tenant) {
    static final String CSV = "text/csv";
    static final String NDJSON = "application/x-ndjson";

    private static final Set<String> ENDED = Set.of("finished", "cancelled", "failed");

    /// A file of leads with ids, numbered.
    static String leads(int from, int to) {
        return "id,phone,first_name,age\n"
                + IntStream.range(from, to).mapToObj(Imports::lead).collect(Collectors.joining());
    }

    static String lead(int number) {
        return "%s,+4930%07d,Lead %d,%d\n"
                .formatted(new UUID(7, number), number, number, number % 90);
    }

    Reply send(String file) {
        return send("dialer/lead", CSV, file);
    }

    Reply send(String path, String type, String file) {
        return send(path, type, file.getBytes(StandardCharsets.UTF_8));
    }

    Reply send(String path, String type, byte[] file) {
        return tenant.trial().post(base() + "/" + path, tenant.user(), file, "Content-Type", type);
    }

    /// What became of a file.
    JsonNode imported(String path, String type, String file) {
        Reply reply = send(path, type, file);
        if (reply.status() != 202) {
            throw new AssertionError(reply.toString());
        }
        return awaitEnd(reply.id());
    }

    JsonNode imported(String file) {
        return imported("dialer/lead", CSV, file);
    }

    JsonNode awaitEnd(String id) {
        return await().atMost(Duration.ofMinutes(1))
                .until(
                        () -> see(id).body(),
                        state -> ENDED.contains(state.path("status").asString("")));
    }

    void awaitRows(String id, long rows) {
        await().atMost(Duration.ofMinutes(1))
                .until(() -> see(id).body().path("rows").asLong(0) >= rows);
    }

    Reply see(String id) {
        return tenant.trial().ask("GET", base() + "/" + id, tenant.user());
    }

    Reply cancel(String id) {
        return tenant.trial().ask("DELETE", base() + "/" + id, tenant.user());
    }

    List<String> refused(String id) {
        return tenant.trial()
                .text(base() + "/" + id + "/refused", tenant.user())
                .body()
                .lines()
                .toList();
    }

    String events(String id) {
        return tenant.trial().text(base() + "/" + id + "/events", tenant.user()).body();
    }

    /// `created updated skipped refused`.
    static List<Long> counts(JsonNode state) {
        return List.of("created", "updated", "skipped", "refused").stream()
                .map(name -> state.path(name).asLong(-1))
                .toList();
    }

    long leads() {
        return tenant.count("dialer.leads", "true");
    }

    String base() {
        return "/v1/organizations/" + tenant.organization() + "/imports";
    }
}

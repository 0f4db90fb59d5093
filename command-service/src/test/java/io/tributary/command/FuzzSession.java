package io.tributary.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.command.FuzzCatalog.Command;
import io.tributary.command.FuzzCatalog.Kind;
import io.tributary.command.FuzzWorld.Actor;
import io.tributary.command.FuzzWorld.Made;
import io.tributary.command.Trial.Reply;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The tries of one world, one after the other.
final class FuzzSession {
    private final Trial trial = Trial.shared();
    private final FuzzCatalog catalog;
    private final FuzzWorld world;
    private final FuzzModel model;
    private final Random random;
    private final boolean policies;
    private final Map<UUID, String> profiles = new HashMap<>();
    private String place = "";

    FuzzSession(FuzzCatalog catalog, FuzzWorld world, Random random, boolean policies) {
        this.catalog = catalog;
        this.world = world;
        this.model = new FuzzModel(catalog, world);
        this.random = random;
        this.policies = policies;
    }

    /// Returns the command that was tried, if it is offered.
    ///
    /// @param where which try it is, for whoever reads of its failure
    Set<String> tryAnything(String where) {
        place = where;
        Actor actor = any(world.actors);
        Command command = any(catalog.commands);
        if (world.example(command.name()).isEmpty()) {
            return Set.of();
        }
        // Most tries are about the sender's own organization: the others end at its door.
        UUID address =
                actor.organization() != null && random.nextInt(4) > 0
                        ? actor.organization()
                        : any(world.owners).organization();
        suspendOrResume(address);
        switch (random.nextInt(12)) {
            case 0 -> spoil(actor, address, command);
            case 1 -> elsewhere(actor, address);
            case 2 -> upload(actor, address, command);
            case 6 -> lockAll(actor, address);
            case 3, 4, 5 -> create(actor, address, command);
            default -> touch(actor, address, command);
        }
        return Set.of(command.name());
    }

    /// An organization is read-only now and then.
    private void suspendOrResume(UUID address) {
        boolean wanted = random.nextInt(12) == 0;
        if (wanted != world.suspended.containsKey(address)) {
            world.sql(
                    "update identity.organizations set status = '%s' where organization_id = '%s'"
                            .formatted(wanted ? "suspended" : "active", address));
            if (wanted) {
                world.suspended.put(address, "suspended");
            } else {
                world.suspended.remove(address);
            }
        }
    }

    /// What fails half way must leave nothing behind on its connection.
    private void spoil(Actor actor, UUID address, Command command) {
        Reply reply = send(actor, address, command.name(), "{\"id\": 7, \"nothing\": [");
        assertThat(reply.status()).as(place).isBetween(400, 499);
    }

    /// Rows that are nobody's of an organization: shared ones, and those of a person.
    private void elsewhere(Actor actor, UUID address) {
        boolean key = !actor.secret().isEmpty();
        Reply shared =
                send(actor, new UUID(0, 0), "learning.global_tag.create", "{\"name\": \"Mine\"}");
        Reply foreign =
                post(
                        actor,
                        "/v1/users/me/commands/identity.profile.update",
                        "{\"id\": \"%s\", \"title\": \"x\"}".formatted(profileOf(address)));
        assertThat(shared.code()).as(place + shared).isIn(key ? "CMD-201" : "CMD-203", "CMD-103");
        assertThat(foreign.code()).as(place + foreign).isEqualTo(key ? "CMD-201" : "CMD-301");
    }

    /// Of somebody who sends nothing.
    private String profileOf(UUID address) {
        return profiles.computeIfAbsent(
                address,
                a ->
                        trial.post(
                                        "/v1/users/me/commands/identity.profile.create",
                                        UUID.randomUUID(),
                                        "{\"display_name\": \"P\"}"
                                                .getBytes(StandardCharsets.UTF_8))
                                .id());
    }

    /// What the service's role could write for somebody, past the service.
    private void lockAll(Actor actor, UUID address) {
        if (!policies || !address.equals(actor.organization()) || !actor.open()) {
            return;
        }
        for (Kind kind : catalog.kinds) {
            boolean some = !kind.visible().isMissingNode() || random.nextInt(8) == 0;
            if (some && kind.scope().equals("organization") && !kind.appendOnly()) {
                Set<String> seen =
                        world.rows(kind, address).stream()
                                .filter(row -> model.mayWriteByPolicy(actor, kind, address, row))
                                .map(row -> row.path("id").asString())
                                .collect(Collectors.toSet());
                assertThat(world.lockable(kind, address, actor))
                        .as(place + ": " + kind + " for " + actor)
                        .isEqualTo(seen);
            }
        }
    }

    private void upload(Actor actor, UUID address, Command command) {
        if (!command.name().endsWith(".create")) {
            return;
        }
        Kind kind = command.kind();
        Reply reply =
                post(
                        actor,
                        "/v1/organizations/%s/imports/%s/%s"
                                .formatted(address, kind.domain(), kind.word()),
                        world.example(command.name()).orElseThrow().toString(),
                        "Content-Type",
                        "application/x-ndjson");
        String as = place + ": import of " + command + " by " + actor + ": " + reply;
        Optional<String> refused = model.gate(actor, address, command);
        if (refused.isPresent()) {
            assertThat(reply.code()).as(as).isIn(refused.get(), "CMD-102");
        } else {
            assertThat(reply.code()).as(as).isIn("", "CMD-102", "CMD-109", "CMD-401");
        }
    }

    private void create(Actor actor, UUID address, Command command) {
        if (!command.effect().equals("create")) {
            return;
        }
        Optional<ObjectNode> example = world.example(command.name());
        if (example.isEmpty() || !command.kind().scope().equals("organization")) {
            return;
        }
        ObjectNode body = example.get();
        boolean hidden = false;
        for (var reference : command.kind().references().entrySet()) {
            Optional<Made> target = anyOf(command.kind(), reference.getValue());
            if (target.isPresent() && body.has(reference.getKey())) {
                body.put(reference.getKey(), target.get().id().toString());
                hidden |= isHidden(actor, address, target.get());
            }
        }
        Reply reply = sendOneWay(actor, address, command, body);
        Optional<String> refused = model.gate(actor, address, command);
        String as = place + ": " + command + " by " + actor + ": " + reply;
        if (refused.isPresent()) {
            // A body that is wrong by itself is told before anybody looks who sent it.
            assertThat(reply.code()).as(as).isIn(refused.get(), "CMD-103");
        } else if (hidden) {
            assertThat(reply.status()).as(as).isGreaterThanOrEqualTo(400);
        } else {
            assertThat(reply.code()).as(as).isNotIn("CMD-201", "CMD-202", "CMD-204");
        }
    }

    private void touch(Actor actor, UUID address, Command command) {
        List<Made> known =
                world.rows.stream().filter(r -> r.kind().equals(command.kind())).toList();
        if (command.effect().equals("create") || known.isEmpty()) {
            return;
        }
        Made made = any(known);
        shuffle(made);
        Optional<JsonNode> before = world.row(made);
        Optional<String> refused = model.gate(actor, address, command);
        boolean seen =
                before.isPresent()
                        && made.organization().equals(address)
                        && (refused.isPresent() || model.sees(actor, made, before.get()));
        ObjectNode body = body(command, made.id());
        String as = place + ": " + command + " of " + made + " by " + actor;

        Reply reply = sendOneWay(actor, address, command, body);

        if (refused.isPresent()) {
            assertThat(reply.code()).as(as + ": " + reply).isIn(refused.get(), "CMD-103");
        } else if (!seen) {
            assertThat(reply.code()).as(as + ": " + reply).isIn("CMD-301", "CMD-103");
            UUID nobodys = UUID.randomUUID();
            Reply unknown = sendSame(actor, address, command, body(command, nobodys));
            assertThat(reply.body().toString().replace(made.id().toString(), nobodys.toString()))
                    .as(as)
                    .isEqualTo(unknown.body().toString());
        } else if (!command.rule()) {
            assertThat(reply.code())
                    .as(as + ": " + reply)
                    .isNotIn("CMD-201", "CMD-202", "CMD-203", "CMD-204", "CMD-301");
        }
        if (refused.isPresent() || !seen) {
            assertThat(world.row(made)).as(as).isEqualTo(before);
        }
    }

    private ObjectNode body(Command command, UUID id) {
        ObjectNode body = world.example(command.name()).orElseGet(FuzzWorld::object);
        command.kind().references().keySet().forEach(body::remove);
        return body.put("id", id.toString());
    }

    /// Who wrote a row and whether it is a draft changes all the time.
    private void shuffle(Made made) {
        JsonNode form = made.kind().visible();
        List<String> changes = new ArrayList<>();
        if (form.path("to").asString("").equals("drafts")) {
            changes.add(form.path("author").asString() + " = " + someone(made));
            String other =
                    random.nextBoolean() ? form.path("values").path(0).asString() : "published";
            changes.add("\"%s\" = '%s'".formatted(form.path("field").asString(), other));
        } else if (form.path("to").asString("").equals("owner")) {
            changes.add(form.path("field").asString() + " = " + someone(made));
        } else if (form.path("to").asString("").equals("parent")) {
            anyOf(made.kind(), made.kind().references().get(form.path("field").asString()))
                    .filter(p -> p.organization().equals(made.organization()))
                    .ifPresent(this::shuffle);
        }
        if (!changes.isEmpty()) {
            world.sql(
                    "update %s set %s where organization_id = '%s' and id = '%s'"
                            .formatted(
                                    made.kind().qualified(),
                                    String.join(", ", changes),
                                    made.organization(),
                                    made.id()));
        }
    }

    private String someone(Made made) {
        List<Actor> members =
                world.actors.stream()
                        .filter(a -> made.organization().equals(a.organization()))
                        .toList();
        return "'" + any(members).id() + "'";
    }

    private boolean isHidden(Actor actor, UUID address, Made target) {
        return world.row(target)
                .map(r -> !target.organization().equals(address) || !model.sees(actor, target, r))
                .orElse(true);
    }

    private Optional<Made> anyOf(Kind from, String entity) {
        List<Made> known =
                world.rows.stream()
                        .filter(r -> r.kind().domain().equals(from.domain()))
                        .filter(r -> r.kind().name().equals(entity))
                        .toList();
        return known.isEmpty() ? Optional.empty() : Optional.of(any(known));
    }

    private boolean batch;
    private boolean stale;

    /// Alone, in a batch, or with a version that no row has.
    private Reply sendOneWay(Actor actor, UUID address, Command command, ObjectNode body) {
        batch = random.nextInt(4) == 0;
        // What may be deleted stays all the same, so that there is something to try on.
        stale = command.effect().equals("delete") || random.nextInt(4) == 0;
        return sendSame(actor, address, command, body);
    }

    private Reply sendSame(Actor actor, UUID address, Command command, ObjectNode body) {
        boolean matched = stale && !command.effect().equals("create");
        if (batch) {
            ObjectNode one = FuzzWorld.object();
            one.put("command", command.name());
            one.set("body", body);
            if (matched) {
                one.put("if_match", 999_999);
            }
            return post(
                    actor,
                    "/v1/organizations/" + address + "/commands",
                    "{\"commands\": [%s]}".formatted(one));
        }
        return matched
                ? send(actor, address, command.name(), body.toString(), "If-Match", "\"999999\"")
                : send(actor, address, command.name(), body.toString());
    }

    private Reply send(Actor actor, UUID address, String command, String body, String... headers) {
        return post(actor, "/v1/organizations/" + address + "/commands/" + command, body, headers);
    }

    private Reply post(Actor actor, String path, String body, String... more) {
        List<String> headers = new ArrayList<>(List.of(more));
        if (!actor.secret().isEmpty()) {
            headers.addAll(List.of("Authorization", "Bearer trb_fuzz1_" + actor.secret()));
        }
        return trial.post(
                path,
                actor.secret().isEmpty() ? actor.id() : null,
                body.getBytes(StandardCharsets.UTF_8),
                headers.toArray(String[]::new));
    }

    private <T> T any(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }
}

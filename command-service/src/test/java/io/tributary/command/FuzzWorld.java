package io.tributary.command;

import io.tributary.command.FuzzCatalog.Command;
import io.tributary.command.FuzzCatalog.Kind;
import io.tributary.command.Trial.Reply;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Three organizations with members of every role, grants, keys and rows of every kind that can be
/// made from the documented examples; and people who are nowhere a member.
///
/// **Not thread-safe.**
final class FuzzWorld implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// Who sends.
    ///
    /// @param role none for who is no member
    /// @param granted names of commands, or of all of a word, that have not ended
    /// @param secret of a key; empty for a person
    /// @param scopes of a key; empty for all
    /// @param open whether a key works
    record Actor(
            UUID id,
            @Nullable UUID organization,
            @Nullable String role,
            Set<String> granted,
            String secret,
            Set<String> scopes,
            boolean open) {}

    /// A row that was made.
    record Made(Kind kind, UUID organization, UUID id) {}

    final List<Tenant> owners = new ArrayList<>();
    final List<Actor> actors = new ArrayList<>();
    final List<Made> rows = new ArrayList<>();
    final Map<UUID, String> suspended = new HashMap<>();
    private final Trial trial = Trial.shared();
    private final FuzzCatalog catalog;
    private final Random random;
    private final Connection database;
    private final JsonNode document = JSON.readTree(trial.get("/openapi.json"));

    FuzzWorld(FuzzCatalog catalog, Random random) throws SQLException {
        this.catalog = catalog;
        this.random = random;
        this.database = trial.connect("postgres");
        for (int i = 0; i < 3; i++) {
            settle(trial.found());
        }
        actors.add(person(null, null, UUID.randomUUID()));
    }

    private void settle(Tenant owner) {
        owners.add(owner);
        UUID organization = owner.organization();
        actors.add(person(organization, "owner", owner.user()));
        for (String role : FuzzCatalog.ROLES.subList(1, FuzzCatalog.ROLES.size())) {
            Tenant member = owner.member(role);
            Set<String> granted = grant(owner, member);
            actors.add(new Actor(member.user(), organization, role, granted, "", Set.of(), true));
        }
        UUID gone = owner.member("admin").user();
        sql(
                "update identity.organization_members set status = 'removed' where organization_id = '%s' and user_id = '%s'"
                        .formatted(organization, gone));
        actors.add(person(null, null, gone));
        actors.add(key(owner, "admin", Set.of(), "active"));
        actors.add(
                key(
                        owner,
                        "member",
                        Set.of("dialer.lead.*", "community.social_post.create"),
                        "active"));
        actors.add(key(owner, "owner", Set.of(), "revoked"));
        for (int round = 0; round < 3; round++) {
            for (Kind kind : catalog.kinds) {
                make(owner, kind);
            }
        }
    }

    private static Actor person(@Nullable UUID organization, @Nullable String role, UUID id) {
        return new Actor(id, organization, role, Set.of(), "", Set.of(), true);
    }

    /// Some that last, and as many that have ended: those are not told.
    private Set<String> grant(Tenant owner, Tenant member) {
        Set<String> granted = new HashSet<>();
        for (int i = 0; i < 6; i++) {
            Command command = catalog.commands.get(random.nextInt(catalog.commands.size()));
            String name = random.nextBoolean() ? command.name() : command.word() + ".*";
            boolean lasts = i % 2 == 0;
            Reply reply =
                    owner.send(
                            "identity.user_permission.create",
                            "{\"user_id\": \"%s\", \"permission\": \"%s\"%s}"
                                    .formatted(
                                            member.user(),
                                            name,
                                            lasts
                                                    ? ""
                                                    : ", \"ends_at\": \"2026-01-01T00:00:00Z\""));
            if (lasts && (reply.status() == 201 || reply.status() == 409)) {
                granted.add(name);
            }
        }
        return granted;
    }

    private Actor key(Tenant owner, String role, Set<String> scopes, String status) {
        String secret = UUID.randomUUID().toString();
        String body =
                "{\"name\": \"K\", \"prefix\": \"fuzz1\", \"role\": \"%s\", \"key_hash\": \"%s\", \"scopes\": %s}"
                        .formatted(role, ApiKeyIT.sha256(secret), JSON.writeValueAsString(scopes));
        String id = owner.send("identity.api_key.create", body).id();
        sql("update identity.api_keys set status = '%s' where id = '%s'".formatted(status, id));
        return new Actor(
                UUID.fromString(id),
                owner.organization(),
                role,
                Set.of(),
                secret,
                scopes,
                status.equals("active"));
    }

    private void make(Tenant owner, Kind kind) {
        example(kind, "create")
                .ifPresent(
                        body -> {
                            kind.references()
                                    .forEach(
                                            (field, entity) ->
                                                    ofOwn(owner.organization(), kind, entity)
                                                            .ifPresent(
                                                                    r ->
                                                                            body.put(
                                                                                    field,
                                                                                    r.id().toString())));
                            body.remove("id");
                            Reply reply = owner.send(create(kind), body.toString());
                            if (reply.status() == 201) {
                                rows.add(
                                        new Made(
                                                kind,
                                                owner.organization(),
                                                UUID.fromString(reply.id())));
                            }
                        });
    }

    Optional<Made> ofOwn(UUID organization, Kind from, String entity) {
        return rows.stream()
                .filter(r -> r.organization().equals(organization))
                .filter(r -> r.kind().domain().equals(from.domain()))
                .filter(r -> r.kind().name().equals(entity))
                .findFirst();
    }

    private static String create(Kind kind) {
        return "%s.%s.create".formatted(kind.domain(), kind.word());
    }

    Optional<ObjectNode> example(Kind kind, String verb) {
        return example("%s.%s.%s".formatted(kind.domain(), kind.word(), verb));
    }

    /// A body that the description gives, which may be changed.
    Optional<ObjectNode> example(String command) {
        JsonNode example =
                document.path("paths")
                        .path("/v1/organizations/{organization}/commands/" + command)
                        .at("/post/requestBody/content/application~1json/example");
        return example.isObject() ? Optional.of((ObjectNode) example.deepCopy()) : Optional.empty();
    }

    /// The row as it stands; empty when it is gone.
    Optional<JsonNode> row(Made made) {
        String json =
                sql(
                        "select to_jsonb(t)::text from %s t where organization_id = '%s' and id = '%s'"
                                .formatted(
                                        made.kind().qualified(), made.organization(), made.id()));
        return json == null ? Optional.empty() : Optional.of(JSON.readTree(json));
    }

    /// All of the organization's rows of a kind.
    List<JsonNode> rows(Kind kind, UUID organization) {
        String json =
                sql(
                        "select coalesce(jsonb_agg(to_jsonb(t)), '[]')::text from %s t where organization_id = '%s'"
                                .formatted(kind.qualified(), organization));
        List<JsonNode> rows = new ArrayList<>();
        JSON.readTree(json).forEach(rows::add);
        return rows;
    }

    /// The ids that the service's role can lock for the actor, whatever it asks for.
    Set<String> lockable(Kind kind, UUID organization, Actor actor) {
        Set<String> ids = new HashSet<>();
        try (Connection service = trial.connect("tributary_command");
                var statement = service.createStatement()) {
            service.setAutoCommit(false);
            statement.execute(
                    "select set_config('tributary.organization', '%s', true), set_config('tributary.member', '%s', true)"
                            .formatted(organization, actor.id()));
            try (var rows =
                    statement.executeQuery(
                            "select id from %s for update".formatted(kind.qualified()))) {
                while (rows.next()) {
                    ids.add(rows.getString(1));
                }
            }
            service.rollback();
            return ids;
        } catch (SQLException failure) {
            throw new IllegalStateException(kind.toString(), failure);
        }
    }

    @Nullable String sql(String text) {
        try (var statement = database.createStatement()) {
            if (!statement.execute(text)) {
                return null;
            }
            try (var result = statement.getResultSet()) {
                return result.next() ? result.getString(1) : null;
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(text, failure);
        }
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    @Override
    public void close() throws SQLException {
        database.close();
    }
}

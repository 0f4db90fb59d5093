package io.tributary.command;

import io.tributary.command.FuzzCatalog.Command;
import io.tributary.command.FuzzCatalog.Kind;
import io.tributary.command.FuzzWorld.Actor;
import io.tributary.command.FuzzWorld.Made;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/// What must come of a command, in its own words.
final class FuzzModel {
    private final FuzzCatalog catalog;
    private final FuzzWorld world;

    FuzzModel(FuzzCatalog catalog, FuzzWorld world) {
        this.catalog = catalog;
        this.world = world;
    }

    /// The code by which the gate refuses; empty when it does not.
    Optional<String> gate(Actor actor, UUID organization, Command command) {
        boolean key = !actor.secret().isEmpty();
        if (!organization.equals(actor.organization()) || !actor.open()) {
            return Optional.of(key ? "CMD-201" : "CMD-202");
        }
        Set<String> names = Set.of(command.name(), command.word() + ".*");
        boolean byRole = FuzzCatalog.atLeast(String.valueOf(actor.role()), command.role());
        boolean granted = names.stream().anyMatch(actor.granted()::contains);
        boolean inScope =
                actor.scopes().isEmpty() || names.stream().anyMatch(actor.scopes()::contains);
        if (!(byRole || granted) || !inScope) {
            return Optional.of("CMD-203");
        }
        if (world.suspended.containsKey(organization)) {
            return Optional.of("CMD-204");
        }
        return Optional.empty();
    }

    /// Whether the actor, who is let in, sees the row.
    boolean sees(Actor actor, Made made, JsonNode row) {
        JsonNode form = made.kind().visible();
        return switch (form.path("to").asString("everyone")) {
            case "roles" -> strong(actor, form.path("role"));
            case "owner" ->
                    is(actor, row.path(form.path("field").asString()))
                            || strong(actor, form.path("and_role"));
            case "drafts" ->
                    !form.path("values")
                                    .toString()
                                    .contains(
                                            '"'
                                                    + row.path(form.path("field").asString())
                                                            .asString("")
                                                    + '"')
                            || is(actor, row.path(form.path("author").asString()))
                            || strong(actor, form.path("and_role"));
            case "parent" -> seesParent(actor, made, form.path("field").asString(), row);
            case "participants" -> takesPart(actor, made, form, row);
            default -> true;
        };
    }

    /// The same as Postgres says it: whoever wrote a row among participants may take it back.
    boolean mayWriteByPolicy(Actor actor, Kind kind, UUID organization, JsonNode row) {
        JsonNode form = kind.visible();
        if (form.path("to").asString("").equals("participants")) {
            String by = form.path("by").asString();
            return is(actor, row.path("created_by"))
                    || participates(actor, kind, organization, form, row.path(by).asString());
        }
        Made made = new Made(kind, organization, UUID.fromString(row.path("id").asString()));
        return sees(actor, made, row);
    }

    private boolean participates(
            Actor actor, Kind kind, UUID organization, JsonNode form, String subject) {
        Kind of = catalog.kind(kind.domain(), form.path("of").asString()).orElseThrow();
        String his = "%s = '%s'".formatted(form.path("user").asString(), actor.id());
        return exists(of, organization, form.path("by").asString(), subject, his);
    }

    private boolean seesParent(Actor actor, Made made, String field, JsonNode row) {
        Kind parent =
                catalog.kind(made.kind().domain(), made.kind().references().get(field))
                        .orElseThrow();
        Made deciding =
                new Made(parent, made.organization(), UUID.fromString(row.path(field).asString()));
        return world.row(deciding).map(r -> sees(actor, deciding, r)).orElse(false);
    }

    /// Whoever takes part, and whoever wrote all there is.
    private boolean takesPart(Actor actor, Made made, JsonNode form, JsonNode row) {
        String by = form.path("by").asString();
        String subject = row.path(by).asString();
        boolean participant = participates(actor, made.kind(), made.organization(), form, subject);
        boolean nothingOfOthers =
                catalog.kinds.stream()
                        .filter(k -> k.visible().equals(form))
                        .noneMatch(
                                k ->
                                        exists(
                                                k,
                                                made.organization(),
                                                by,
                                                subject,
                                                "created_by is distinct from '%s'"
                                                        .formatted(actor.id())));
        return participant || nothingOfOthers;
    }

    private boolean exists(Kind kind, UUID organization, String by, String subject, String more) {
        return "t"
                .equals(
                        world.sql(
                                "select exists (select from %s where organization_id = '%s' and %s = '%s' and %s)"
                                        .formatted(
                                                kind.qualified(),
                                                organization,
                                                by,
                                                subject,
                                                more)));
    }

    private static boolean strong(Actor actor, JsonNode least) {
        return FuzzCatalog.atLeast(String.valueOf(actor.role()), least.asString());
    }

    private static boolean is(Actor actor, JsonNode user) {
        return user.asString("").equals(actor.id().toString());
    }
}

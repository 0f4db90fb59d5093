package io.tributary.schemas.derive;

import static io.tributary.schemas.derive.OpenApiParts.json;
import static io.tributary.schemas.derive.OpenApiParts.list;
import static io.tributary.schemas.derive.OpenApiParts.map;
import static io.tributary.schemas.derive.OpenApiParts.object;
import static io.tributary.schemas.derive.OpenApiParts.ref;

import io.tributary.schemas.catalog.CommandDefinition;
import io.tributary.schemas.catalog.Domain;
import io.tributary.schemas.catalog.DomainCatalog;
import io.tributary.schemas.catalog.RateLimit;
import io.tributary.schemas.catalog.Scope;
import io.tributary.schemas.contract.ReservedOrganization;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/// The commands of the active domains as OpenAPI 3.1: one operation for each, with its body's
/// schema, an example that it accepts, and who may send it.
public final class CommandApi {
    private static final String IN_ORGANIZATION = "/v1/organizations/{organization}/commands";
    private static final String OWN = "/v1/users/me/commands";
    private static final List<Object> HEADERS =
            List.of(ref("parameters", "idempotency_key"), ref("parameters", "if_match"));

    private final DomainCatalog catalog;
    private final Predicate<CommandDefinition> offered;
    private final Map<String, Object> paths = new LinkedHashMap<>();
    private final Map<String, Object> schemas = new LinkedHashMap<>();

    private CommandApi(DomainCatalog catalog, Predicate<CommandDefinition> offered) {
        this.catalog = catalog;
        this.offered = offered;
    }

    /// @param offered the commands that can be sent
    public static Map<String, Object> of(
            DomainCatalog catalog, Predicate<CommandDefinition> offered) {
        return new CommandApi(catalog, offered).document();
    }

    private Map<String, Object> document() {
        catalog.domains().forEach(this::add);
        paths.put(IN_ORGANIZATION, batch("batch", ref("parameters", OpenApiParts.ORGANIZATION)));
        paths.put(OWN, batch("batch_of_own"));
        paths.put(IN_ORGANIZATION + "/{entry}/undo", UndoApi.path());
        catalog.entities()
                .filter(e -> e.scope() == Scope.USER)
                .forEach(e -> paths.put(OwnRowsApi.address(e), OwnRowsApi.path(e)));
        paths.putAll(ImportApi.paths());
        paths.putAll(LimitApi.paths());
        schemas.put("Import", ImportApi.schema());
        schemas.putAll(LimitApi.schemas());
        schemas.put("Accepted", accepted());
        schemas.put("AcceptedBatch", acceptedBatch());
        schemas.put("Batch", batchBody());
        Map<String, Object> document =
                OpenApiParts.document(
                        "Tributary commands",
                        "Every write is a command. An accepted one is durable, journaled, and on its way to topics and documents; its token lets a query wait for it.",
                        list(
                                        catalog.domains().stream().map(Domain::name).toList(),
                                        "batches",
                                        "imports",
                                        LimitApi.TAG)
                                .stream()
                                .map(String::valueOf)
                                .toList());
        document.put("paths", paths);
        Map<String, Object> components = OpenApiParts.components(schemas, parameters());
        components.put("headers", headers());
        document.put("components", components);
        return document;
    }

    private void add(Domain domain) {
        for (CommandDefinition command : domain.commands()) {
            Scope scope = domain.findEntity(command.entity()).orElseThrow().scope();
            if (scope != Scope.PLATFORM && offered.test(command)) {
                paths.put(
                        addressOf(scope) + "/" + command.name(),
                        map("post", operation(command, scope)));
                schemas.put(schemaName(command.name()), bodyOf(command));
            }
        }
    }

    private static String addressOf(Scope scope) {
        return switch (scope) {
            case ORGANIZATION -> IN_ORGANIZATION;
            case GLOBAL ->
                    IN_ORGANIZATION.replace("{organization}", ReservedOrganization.ID.toString());
            case USER -> OWN;
            case PLATFORM ->
                    throw new IllegalArgumentException("No command reaches platform rows.");
        };
    }

    private Map<String, Object> operation(CommandDefinition command, Scope scope) {
        boolean creates = command.effect() == CommandDefinition.Effect.CREATE;
        return map(
                "operationId",
                command.name().replace('.', '_'),
                "tags",
                List.of(command.domain()),
                "summary",
                summaryOf(command),
                "description",
                descriptionOf(command, scope),
                "parameters",
                scope == Scope.ORGANIZATION
                        ? list(
                                List.of(ref("parameters", OpenApiParts.ORGANIZATION)),
                                HEADERS.toArray())
                        : HEADERS,
                "requestBody",
                requestBody(command),
                "responses",
                OpenApiParts.responses(
                        creates ? "201" : "200",
                        map(
                                "description",
                                creates ? "The row is created." : "The command is accepted.",
                                "headers",
                                map(
                                        "Tributary-Token", ref("headers", "token"),
                                        "ETag", ref("headers", "version")),
                                "content",
                                json(ref("schemas", "Accepted")))));
    }

    private static Map<String, Object> requestBody(CommandDefinition command) {
        return map(
                "required",
                true,
                "content",
                map(
                        "application/json",
                        map(
                                "schema",
                                ref("schemas", schemaName(command.name())),
                                "example",
                                ExampleValue.bodyOf(command))));
    }

    private static String summaryOf(CommandDefinition command) {
        return command.documentation().isEmpty()
                ? command.name()
                : command.documentation().lines().findFirst().orElseThrow();
    }

    private static String descriptionOf(CommandDefinition command, Scope scope) {
        List<String> facts = new ArrayList<>();
        facts.add(
                switch (scope) {
                    case GLOBAL -> "For operators: the token's claim `roles` has `platform`.";
                    case USER -> "About the caller's own rows.";
                    default ->
                            command.founding()
                                    ? "For any signed-in user: it brings the organization into being."
                                    : command.terms().joining()
                                            ? "For any signed-in user: no membership is needed."
                                            : "Least role: `%s`."
                                                    .formatted(command.role().spelling());
                });
        command.feature().ifPresent(f -> facts.add("Needs the feature `%s`.".formatted(f)));
        command.terms().limits().forEach(limit -> facts.add(toldOf(limit)));
        if (!command.when().isEmpty()) {
            facts.add("The row must have " + command.when() + ".");
        }
        return String.join(" ", facts);
    }

    private static String toldOf(RateLimit limit) {
        return "At most %d in %d min, counted per %s with all of `%s`."
                .formatted(
                        limit.most(),
                        limit.minutes(),
                        limit.per().name().toLowerCase(Locale.ROOT),
                        limit.name());
    }

    private static Map<String, Object> bodyOf(CommandDefinition command) {
        Map<String, Object> schema = new LinkedHashMap<>(CommandContract.jsonSchemaFor(command));
        schema.remove("$schema");
        schema.remove("$id");
        return schema;
    }

    /// Letters and digits only, as generators of clients want it.
    private static String schemaName(String command) {
        StringBuilder name = new StringBuilder();
        for (String word : command.split("[._]", -1)) {
            name.append(Character.toUpperCase(word.charAt(0))).append(word, 1, word.length());
        }
        return name.toString();
    }

    private static Map<String, Object> batch(String operation, Object... parameters) {
        return map(
                "post",
                map(
                        "operationId", operation,
                        "tags", List.of("batches"),
                        "summary", "Several commands, all or none.",
                        "description", "1 to 1000 commands in order, in one transaction.",
                        "parameters",
                                list(List.of(parameters), ref("parameters", "idempotency_key")),
                        "requestBody",
                                map("required", true, "content", json(ref("schemas", "Batch"))),
                        "responses",
                                OpenApiParts.responses(
                                        "200",
                                        map(
                                                "description",
                                                "All are accepted.",
                                                "headers",
                                                map("Tributary-Token", ref("headers", "token")),
                                                "content",
                                                json(ref("schemas", "AcceptedBatch"))))));
    }

    private static Map<String, Object> batchBody() {
        Map<String, Object> one =
                object(
                        map(
                                "command", map("type", "string"),
                                "body", map("type", "object"),
                                "if_match", map("type", "integer", "minimum", 1)),
                        List.of("command", "body"));
        return object(
                map(
                        "commands",
                        map("type", "array", "minItems", 1, "maxItems", 1000, "items", one)),
                List.of("commands"));
    }

    private static Map<String, Object> row() {
        return map(
                "id", map("type", "string", "format", "uuid"),
                "version", map("type", "integer", "minimum", 1));
    }

    private static Map<String, Object> accepted() {
        Map<String, Object> properties = row();
        properties.put("token", token());
        return object(properties, List.of("id", "version"));
    }

    private static Map<String, Object> acceptedBatch() {
        return object(
                map(
                        "results",
                        map("type", "array", "items", object(row(), List.of("id", "version"))),
                        "token",
                        token()),
                List.of("results"));
    }

    private static Map<String, Object> token() {
        return map(
                "type",
                "string",
                "description",
                "Send it with a query as `Tributary-Token` to see this change.");
    }

    private static Map<String, Object> headers() {
        return map(
                "token",
                map(
                        "description",
                        "The same as `token` of the body; only where there are documents to wait for.",
                        "schema",
                        map("type", "string")),
                "version",
                map(
                        "description",
                        "The row's version, in quotes: as `If-Match` takes it.",
                        "schema",
                        map("type", "string")));
    }

    private static Map<String, Object> parameters() {
        return map(
                "idempotency_key",
                OpenApiParts.header(
                        "Idempotency-Key",
                        "For 24 hours the same request with the same key gets the first answer again.",
                        map("type", "string", "minLength", 1, "maxLength", 200)),
                "if_match",
                OpenApiParts.header(
                        "If-Match",
                        "The version that the row must still have, in quotes.",
                        map("type", "string", "pattern", "^\"[0-9]+\"$")));
    }
}

package io.tributary.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Who may what, read from the domains' files by expressions of its own: nothing of the code under
/// test has a say in it.
final class FuzzCatalog {
    /// Strongest first.
    static final List<String> ROLES =
            List.of("owner", "admin", "manager", "moderator", "editor", "member", "viewer");

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern RECORD =
            Pattern.compile("\\*/((?:(?!\\*/).)*?)record (\\w+) \\{(.*?)\\n  }", Pattern.DOTALL);
    private static final Pattern REFERENCE =
            Pattern.compile("@references\\(\\{\"entity\": \"(\\w+)\".*?}\\).*? (\\w+)(?: = .*)?;");
    private static final JsonNode USUAL =
            JSON.readTree("{\"create\":\"member\",\"update\":\"member\",\"delete\":\"manager\"}");

    /// A kind of row.
    ///
    /// @param visible the form of `@visible`, an empty object for everyone
    /// @param references entity by field
    record Kind(
            String domain,
            String name,
            String word,
            String table,
            String scope,
            boolean appendOnly,
            JsonNode visible,
            Map<String, String> references) {

        String qualified() {
            return domain + "." + table;
        }
    }

    /// A command: what it does to a row of which kind, and the least role for it.
    record Command(String name, Kind kind, String effect, String role, boolean rule) {
        String word() {
            return name.substring(0, name.lastIndexOf('.'));
        }
    }

    final List<Kind> kinds = new ArrayList<>();
    final List<Command> commands = new ArrayList<>();

    FuzzCatalog(String... domains) {
        for (String domain : domains) {
            read(domain, text(domain));
        }
    }

    Optional<Kind> kind(String domain, String name) {
        return kinds.stream()
                .filter(k -> k.domain().equals(domain) && k.name().equals(name))
                .findFirst();
    }

    static boolean atLeast(String role, String least) {
        return ROLES.indexOf(role) <= ROLES.indexOf(least);
    }

    private void read(String domain, String text) {
        Map<String, JsonNode> roles = new HashMap<>();
        Matcher tables = RECORD.matcher(text);
        while (tables.find()) {
            String said = tables.group(1);
            if (said.contains("@table(")) {
                Kind kind = kind(domain, tables.group(2), said, tables.group(3));
                JsonNode own = value(said, "roles");
                roles.put(kind.name(), own);
                kinds.add(kind);
                for (String verb : List.of("create", "update", "delete")) {
                    boolean generic = !said.contains("@append_only(true)") || verb.equals("create");
                    boolean taken = value(said, "no_generic").toString().contains(verb);
                    if (generic && !taken && !said.contains("@singleton(true)")) {
                        commands.add(
                                new Command(
                                        domain + "." + kind.word() + "." + verb,
                                        kind,
                                        verb,
                                        least(own, verb),
                                        false));
                    }
                }
            }
        }
        Matcher named = RECORD.matcher(text);
        while (named.find()) {
            String said = named.group(1);
            if (said.contains("@command(")
                    && !said.matches("(?s).*@(founding|joining)\\(true\\).*")) {
                named(domain, said, roles).ifPresent(commands::add);
            }
        }
    }

    private Optional<Command> named(String domain, String said, Map<String, JsonNode> roles) {
        for (var form :
                Map.of("on", "update", "creates", "create", "deletes", "delete").entrySet()) {
            String entity = value(said, form.getKey()).asString("");
            if (!entity.isEmpty()) {
                String role =
                        value(said, "role").asString(least(roles.get(entity), form.getValue()));
                return kind(domain, entity)
                        .map(
                                kind ->
                                        new Command(
                                                domain + "." + value(said, "command").asString(),
                                                kind,
                                                form.getValue(),
                                                role,
                                                said.contains("@rule(true)")));
            }
        }
        return Optional.empty();
    }

    private static Kind kind(String domain, String name, String said, String body) {
        Map<String, String> references = new HashMap<>();
        Matcher reference = REFERENCE.matcher(body);
        while (reference.find()) {
            references.put(reference.group(2), reference.group(1));
        }
        return new Kind(
                domain,
                name,
                value(said, "word")
                        .asString(name.replaceAll("(?<=.)([A-Z])", "_$1").toLowerCase(Locale.ROOT)),
                value(said, "table").asString(),
                value(said, "scope").asString("organization"),
                said.contains("@append_only(true)"),
                value(said, "visible"),
                references);
    }

    private static String least(JsonNode roles, String verb) {
        return roles.path(verb).asString(USUAL.path(verb).asString());
    }

    /// What an annotation holds; a missing node when it is not there.
    private static JsonNode value(String said, String annotation) {
        Matcher found = Pattern.compile("@" + annotation + "\\((.*?)\\)(?=\\s|$)").matcher(said);
        return found.find() ? JSON.readTree(found.group(1)) : JSON.missingNode();
    }

    private static String text(String domain) {
        try {
            return Files.readString(Path.of(Trial.DOMAINS, domain, domain + ".avdl"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

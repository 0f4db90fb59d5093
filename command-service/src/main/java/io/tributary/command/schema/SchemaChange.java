package io.tributary.command.schema;

import io.tributary.schemas.catalog.DomainCatalog;
import io.tributary.schemas.derive.TableDefinition;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/// The story of a schema change: connect, platform, domains, publication, remember.
final class SchemaChange {
    private static final int DONE = 0;
    private static final int REFUSED = 1;

    private final SchemaSettings settings;
    private final Consumer<String> say;

    private SchemaChange(SchemaSettings settings, Consumer<String> say) {
        this.settings = settings;
        this.say = say;
    }

    static SchemaChange of(SchemaSettings settings, Consumer<String> say) {
        return new SchemaChange(settings, say);
    }

    /// Returns the exit code.
    int run(String verb) throws SQLException {
        Map<String, String> texts =
                DomainFiles.texts(settings.domainsDirectory(), settings.activeDomains());
        DomainCatalog catalog = DomainFiles.parse(texts);
        try (Connection connection = TributaryDatabase.connect(settings)) {
            return switch (verb) {
                case "apply" -> apply(connection, catalog, texts);
                case "plan", "check" -> plan(connection, texts);
                default ->
                        refuse(
                                "Expected a state before this one, but found none. Nothing was changed.");
            };
        }
    }

    private int apply(Connection connection, DomainCatalog catalog, Map<String, String> texts)
            throws SQLException {
        new PlatformSchema(connection).apply(settings.partitions(), settings.rolePasswords());
        AppliedDomains applied = new AppliedDomains(connection);
        Map<String, String> changed = changed(applied.current(), texts);
        PatientStatements statements = new PatientStatements(connection);
        if (!changed.isEmpty()) {
            List<String> sql = new ArrayList<>();
            sql.add("set local role tributary_owner");
            sql.addAll(TableDefinition.sqlFor(catalog));
            statements.run(sql);
            for (var domain : changed.entrySet()) {
                applied.remember(domain.getKey(), domain.getValue());
            }
        }
        statements.run(new Publication(connection).changesFor(catalog));
        say.accept(
                changed.isEmpty()
                        ? "The schema is current."
                        : "Applied: " + String.join(", ", changed.keySet()) + ".");
        return DONE;
    }

    private int plan(Connection connection, Map<String, String> texts) throws SQLException {
        Map<String, String> changed = changed(new AppliedDomains(connection).current(), texts);
        if (changed.isEmpty()) {
            say.accept("Nothing to do.");
            return DONE;
        }
        say.accept("To be applied: " + String.join(", ", changed.keySet()) + ".");
        return REFUSED;
    }

    private int refuse(String reason) {
        say.accept(reason);
        return REFUSED;
    }

    private static Map<String, String> changed(
            Map<String, String> applied, Map<String, String> wanted) {
        Map<String, String> changed = new TreeMap<>(wanted);
        changed.entrySet().removeAll(applied.entrySet());
        return changed;
    }
}

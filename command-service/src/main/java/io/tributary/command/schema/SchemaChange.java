package io.tributary.command.schema;

import io.tributary.domains.DomainFolders;
import io.tributary.schemas.catalog.DomainCatalog;
import io.tributary.schemas.derive.RetentionSupport;
import io.tributary.schemas.derive.SchemaDelta;
import io.tributary.schemas.derive.TimerTriggers;
import io.tributary.schemas.derive.VisibilityPolicy;
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
        Map<String, String> texts = settings.domains().texts();
        DomainCatalog catalog = DomainFolders.parse(texts);
        try (Connection connection = TributaryDatabase.connect(settings)) {
            return switch (verb) {
                case "apply" -> apply(connection, catalog, texts);
                case "plan" -> plan(connection, catalog, texts);
                case "check" -> check(connection, catalog, texts);
                default -> rollback(connection);
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
            SchemaDelta delta = delta(applied, catalog);
            if (delta.isRefused()) {
                return refuse(String.join("\n", delta.refusals()));
            }
            statements.run(asOwner(delta.statements()));
            statements.run(asOwner(delta.validations()));
            for (var domain : changed.entrySet()) {
                applied.remember(domain.getKey(), domain.getValue());
            }
            sayRebuilds(delta);
        }
        // What tables of before have not got yet.
        statements.run(TimerTriggers.missing(catalog));
        statements.run(asOwner(RetentionSupport.missing(catalog)));
        statements.run(asOwner(visibility(catalog)));
        statements.run(new Publication(connection).changesFor(catalog));
        say.accept(
                changed.isEmpty()
                        ? "The schema is current."
                        : "Applied: " + String.join(", ", changed.keySet()) + ".");
        return DONE;
    }

    /// Says every statement that `apply` would run, or why it would refuse.
    private int plan(Connection connection, DomainCatalog catalog, Map<String, String> texts)
            throws SQLException {
        AppliedDomains applied = new AppliedDomains(connection);
        if (changed(applied.current(), texts).isEmpty()) {
            say.accept("Nothing to do.");
            return DONE;
        }
        SchemaDelta delta = delta(applied, catalog);
        if (delta.isRefused()) {
            return refuse(String.join("\n", delta.refusals()));
        }
        delta.statements().forEach(sql -> say.accept(sql + ";"));
        delta.validations().forEach(sql -> say.accept(sql + ";"));
        sayRebuilds(delta);
        return DONE;
    }

    /// Refuses when the database is not at the catalog, whether or not it could get there.
    private int check(Connection connection, DomainCatalog catalog, Map<String, String> texts)
            throws SQLException {
        AppliedDomains applied = new AppliedDomains(connection);
        Map<String, String> changed = changed(applied.current(), texts);
        if (changed.isEmpty()) {
            say.accept("Nothing to do.");
            return DONE;
        }
        delta(applied, catalog).refusals().forEach(say);
        return refuse("To be applied: " + String.join(", ", changed.keySet()) + ".");
    }

    /// Takes the last change of each domain back, also in the files of added domains. What it added
    /// stays, since rows may hold it: bounds, unique groups and indexes are as they were before.
    private int rollback(Connection connection) throws SQLException {
        AppliedDomains applied = new AppliedDomains(connection);
        Map<String, String> now = applied.current();
        Map<String, String> before = new TreeMap<>(now);
        for (String domain : now.keySet()) {
            applied.before(domain).ifPresent(text -> before.put(domain, text));
        }
        Map<String, String> changed = changed(now, before);
        if (changed.isEmpty()) {
            return refuse("Expected a state before this one, but found none. Nothing was changed.");
        }
        SchemaDelta back =
                SchemaDelta.between(DomainFolders.parse(now), DomainFolders.parse(before));
        PatientStatements statements = new PatientStatements(connection);
        statements.run(asOwner(back.statements()));
        statements.run(asOwner(back.validations()));
        for (String domain : changed.keySet()) {
            applied.forgetCurrent(domain);
        }
        say.accept("Taken back: " + String.join(", ", changed.keySet()) + ".");
        changed.keySet().removeAll(settings.domains().write(changed));
        changed.keySet()
                .forEach(
                        domain ->
                                say.accept(
                                        "The file of %s still says what was taken back: the next start applies it again. Start the version before."
                                                .formatted(domain)));
        return DONE;
    }

    /// Of all tables each time: those of before this build, too.
    private static List<String> visibility(DomainCatalog catalog) {
        return catalog.entities()
                .flatMap(e -> VisibilityPolicy.sqlFor(catalog, e).stream())
                .toList();
    }

    private static SchemaDelta delta(AppliedDomains applied, DomainCatalog catalog)
            throws SQLException {
        return SchemaDelta.between(DomainFolders.parse(applied.current()), catalog);
    }

    private static List<String> asOwner(List<String> statements) {
        List<String> sql = new ArrayList<>(List.of("set local role tributary_owner"));
        sql.addAll(statements);
        return sql;
    }

    private void sayRebuilds(SchemaDelta delta) {
        delta.rebuilds().forEach(alias -> say.accept("To be rebuilt: " + alias));
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

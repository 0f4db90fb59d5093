package io.tributary.schemas.catalog;

import io.tributary.schemas.contract.TableName;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One kind of row: a record of the IDL with a table.
///
/// Beside its own fields every organization-scoped entity has the columns of {@link BaseColumns}.
///
/// @param name record name in the IDL, such as `CallLog`
/// @param word the singular used in commands, such as `call_log`
/// @param singleton one row per organization, whose id is the organization's
/// @param ephemeral neither captured nor journaled nor indexed
/// @param appendOnly rows are created and never changed or deleted by tenants
/// @param large many rows expected: more hash partitions
/// @param feature the feature switch that must be on
/// @param roles the least role per verb; every verb has an entry
/// @param limits how often each user may do what to its rows
/// @param uniques groups of fields unique within an organization
/// @param reservations groups of fields unique across organizations, by reservation row
/// @param indexes groups of fields indexed in Postgres behind organization_id
/// @param retention how long a row stays; empty for ever
/// @param timer the command that fires at the moment in a field
public record Entity(
        String domain,
        String name,
        String word,
        TableName table,
        Scope scope,
        boolean singleton,
        boolean ephemeral,
        boolean appendOnly,
        boolean large,
        Optional<String> feature,
        Map<Verb, Role> roles,
        Map<Verb, RateLimit> limits,
        Visibility visibility,
        List<EntityField> fields,
        List<List<String>> uniques,
        List<List<String>> reservations,
        List<List<String>> indexes,
        List<Rollup> rollups,
        List<EmbeddedModel> embedded,
        Optional<Retention> retention,
        Optional<Timer> timer,
        String documentation,
        int line) {

    public Entity {
        roles = Map.copyOf(roles);
        limits = Map.copyOf(limits);
        fields = List.copyOf(fields);
        uniques = List.copyOf(uniques);
        reservations = List.copyOf(reservations);
        indexes = List.copyOf(indexes);
        rollups = List.copyOf(rollups);
        embedded = List.copyOf(embedded);
    }

    /// Whether its rows go to a topic and into documents. A person's rows (scope user) do not: what
    /// documents need of a person stands in the membership row.
    public boolean captured() {
        return !ephemeral && (scope == Scope.ORGANIZATION || scope == Scope.GLOBAL);
    }

    /// @throws IllegalArgumentException when there is no such field; names those there are
    public EntityField field(String name) {
        return findField(name)
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "Expected a field of %s.%s, but found '%s'."
                                                .formatted(domain, this.name, name)));
    }

    public Optional<EntityField> findField(String name) {
        return fields.stream().filter(f -> f.name().equals(name)).findFirst();
    }
}

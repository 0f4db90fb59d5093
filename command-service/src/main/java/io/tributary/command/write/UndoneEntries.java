package io.tributary.command.write;

import io.tributary.command.validation.CommandRejected;
import io.tributary.command.validation.FieldError;
import io.tributary.command.validation.Rejection;
import io.tributary.schemas.catalog.BaseColumns;
import io.tributary.schemas.catalog.DomainCatalog;
import io.tributary.schemas.catalog.Entity;
import io.tributary.schemas.contract.ErrorCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What one transaction did, read from the journal.
///
/// @param reversals one per row, latest first
/// @param obstacles why it cannot be taken back, whatever the rows are now
record UndoneEntries(List<RowReversal> reversals, List<FieldError> obstacles) {
    private static final int MOST_ROWS = 2000;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// @throws CommandRejected when there is no such entry, or it is too large
    static UndoneEntries read(
            OrganizationTransaction transaction, DomainCatalog catalog, UUID entry)
            throws SQLException {
        Map<String, List<RowReversal.Step>> rows = new LinkedHashMap<>();
        List<FieldError> obstacles = new ArrayList<>();
        Map<String, @Nullable Object> values = transaction.identity();
        values.put("entry", entry);
        try (var statement = RowSql.OF_ENTRY.prepare(transaction.connection(), values);
                ResultSet entries = statement.executeQuery()) {
            while (entries.next()) {
                String command = entries.getString(1);
                if (hasEffects(catalog, command)) {
                    obstacles.add(new FieldError(command, "effect", "It had an effect outside."));
                }
                for (JsonNode change : JSON.readTree(entries.getString(2))) {
                    rows.computeIfAbsent(name(change), _ -> new ArrayList<>())
                            .addFirst(
                                    new RowReversal.Step(
                                            row(change.path("before")), row(change.path("after"))));
                }
            }
        }
        if (rows.isEmpty()) {
            throw new CommandRejected(
                    Rejection.of(
                            ErrorCode.COMMAND_ENTRY_UNKNOWN,
                            "Expected the id of a journal entry that changed rows of this organization, but found none. Take it from a row's history."));
        }
        if (rows.size() > MOST_ROWS) {
            throw new CommandRejected(
                    Rejection.of(
                            ErrorCode.COMMAND_UNDO_REFUSED,
                            "Expected a command that changed at most %d rows, but it changed %d. Change them by commands of their own."
                                    .formatted(MOST_ROWS, rows.size())));
        }
        return of(catalog, rows, obstacles);
    }

    private static UndoneEntries of(
            DomainCatalog catalog,
            Map<String, List<RowReversal.Step>> rows,
            List<FieldError> obstacles) {
        Map<String, Entity> entities = new LinkedHashMap<>();
        catalog.entities().forEach(entity -> entities.put(entity.table().toString(), entity));
        List<RowReversal> reversals = new ArrayList<>();
        rows.forEach(
                (name, steps) -> {
                    String table = name.substring(0, name.indexOf('/'));
                    UUID id = UUID.fromString(name.substring(name.indexOf('/') + 1));
                    Entity entity = entities.get(table);
                    Optional<RowReversal> reversal =
                            entity == null ? Optional.empty() : RowReversal.of(entity, id, steps);
                    if (reversal.isEmpty()) {
                        obstacles.add(
                                new FieldError(
                                        name, "unknown", "What was done to it cannot be told."));
                    }
                    reversal.filter(r -> !r.isNothing()).ifPresent(reversals::addFirst);
                });
        return new UndoneEntries(List.copyOf(reversals), List.copyOf(obstacles));
    }

    private static boolean hasEffects(DomainCatalog catalog, String command) {
        return catalog.domains().stream()
                .flatMap(domain -> domain.commands().stream())
                .anyMatch(c -> c.name().equals(command) && !c.terms().effects().isEmpty());
    }

    private static String name(JsonNode change) {
        return change.path("table").stringValue() + "/" + change.path(BaseColumns.ID).stringValue();
    }

    private static Optional<ObjectNode> row(JsonNode row) {
        return row instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
    }
}

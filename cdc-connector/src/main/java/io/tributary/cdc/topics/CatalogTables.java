package io.tributary.cdc.topics;

import io.tributary.cdc.change.CapturedTable;
import io.tributary.cdc.change.CapturedTables;
import io.tributary.domains.DomainFolders;
import io.tributary.schemas.catalog.Entity;
import io.tributary.schemas.catalog.Scope;
import io.tributary.schemas.catalog.Visibility;
import io.tributary.schemas.contract.TableName;
import io.tributary.schemas.derive.JournalSchema;
import io.tributary.schemas.derive.RowSchema;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The captured tables of the active domains, and the journal.
public final class CatalogTables implements CapturedTables {
    private final DomainFolders folders;
    private volatile Map<TableName, CapturedTable> tables;

    public CatalogTables(DomainFolders folders) {
        this.folders = folders;
        this.tables = read();
    }

    @Override
    public Collection<CapturedTable> all() {
        return tables.values();
    }

    @Override
    public Optional<CapturedTable> find(TableName name) {
        return Optional.ofNullable(tables.get(name));
    }

    @Override
    public void refresh() {
        tables = read();
    }

    private Map<TableName, CapturedTable> read() {
        Map<TableName, CapturedTable> found = new LinkedHashMap<>();
        folders.read()
                .capturedEntities()
                .forEach(entity -> found.put(entity.table(), table(entity)));
        found.put(
                JournalSchema.TABLE,
                new CapturedTable(
                        JournalSchema.TABLE, JournalSchema.avro(), false, false, Optional.empty()));
        return found;
    }

    private static CapturedTable table(Entity entity) {
        return new CapturedTable(
                entity.table(),
                RowSchema.avroFor(entity),
                entity.scope() == Scope.GLOBAL,
                true,
                Optional.of(entity.visibility()).filter(Visibility::saidByFields));
    }
}

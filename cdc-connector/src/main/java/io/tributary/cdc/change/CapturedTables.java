package io.tributary.cdc.change;

import io.tributary.schemas.contract.TableName;
import java.util.Collection;
import java.util.Optional;

/// The tables whose rows go to topics, as the catalog says now.
public interface CapturedTables {

    Collection<CapturedTable> all();

    Optional<CapturedTable> find(TableName name);

    /// Reads the catalog again: a table or a column may have come since.
    void refresh();
}

package io.tributary.query.export;

import io.tributary.query.freshness.Freshness;
import io.tributary.query.search.Hit;
import io.tributary.schemas.catalog.BaseColumns;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// A collection on its way out.
///
/// Documents come in the order of their ids, which never change: one that is there all the while is
/// in the file exactly once, whatever is written meanwhile.
///
/// @param name of the file, without its ending
/// @param pages the documents behind an id; none at the end
public record Export(
        String name,
        ExportFormat format,
        List<ExportColumn> columns,
        Freshness freshness,
        Function<Optional<String>, List<Hit>> pages) {

    public Export {
        columns = List.copyOf(columns);
    }

    /// Never holds more than a page.
    ///
    /// @throws IOException when the client went away
    public void writeTo(OutputStream out) throws IOException {
        DocumentFile file = format.begin(columns, out);
        List<Hit> page = pages.apply(Optional.empty());
        while (!page.isEmpty()) {
            for (Hit hit : page) {
                file.write(hit.document());
            }
            file.flush();
            String last = page.getLast().document().path(BaseColumns.ID).stringValue();
            page = pages.apply(Optional.of(last));
        }
        file.flush();
    }
}

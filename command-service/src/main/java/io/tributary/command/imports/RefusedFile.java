package io.tributary.command.imports;

import java.io.IOException;
import java.io.OutputStream;

/// Writes refused records in the format in which they came.
interface RefusedFile {

    void write(RefusedRows.Kept refused) throws IOException;

    void flush() throws IOException;

    static RefusedFile of(ImportState state, OutputStream out) {
        return switch (state.format()) {
            case CSV -> new RefusedCsv(state.columns(), out);
            case NDJSON -> new RefusedNdjson(out);
        };
    }
}

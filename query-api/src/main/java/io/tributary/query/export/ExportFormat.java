package io.tributary.query.export;

import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a file of documents is.
public enum ExportFormat {
    CSV("text/csv;charset=UTF-8"),
    NDJSON("application/x-ndjson;charset=UTF-8");

    private final String mediaType;

    ExportFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    public String mediaType() {
        return mediaType;
    }

    /// As callers write it; the file's ending too.
    public String spelling() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<ExportFormat> ofSpelling(String spelling) {
        return Arrays.stream(values()).filter(f -> f.spelling().equals(spelling)).findFirst();
    }

    DocumentFile begin(List<ExportColumn> columns, OutputStream out) {
        return switch (this) {
            case CSV -> new CsvFile(columns, out);
            case NDJSON -> new NdjsonFile(columns, out);
        };
    }
}

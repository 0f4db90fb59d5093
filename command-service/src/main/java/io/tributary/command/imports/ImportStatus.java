package io.tributary.command.imports;

import java.util.Locale;

/// Where an import stands.
enum ImportStatus {
    /// Its file is being uploaded.
    RECEIVING,
    /// The file is whole; nobody works on it yet.
    WAITING,
    RUNNING,
    FINISHED,
    CANCELLED,
    /// It cannot go on: its `code` says why. What was written stays.
    FAILED;

    String spelling() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ImportStatus ofSpelling(String spelling) {
        return valueOf(spelling.toUpperCase(Locale.ROOT));
    }

    boolean ended() {
        return this == FINISHED || this == CANCELLED || this == FAILED;
    }
}

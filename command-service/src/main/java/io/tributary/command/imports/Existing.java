package io.tributary.command.imports;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What becomes of a row whose id is there already.
enum Existing {
    SKIP,
    UPDATE;

    String spelling() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Existing> ofSpelling(String spelling) {
        return Arrays.stream(values()).filter(e -> e.spelling().equals(spelling)).findFirst();
    }
}

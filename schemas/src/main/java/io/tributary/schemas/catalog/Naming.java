package io.tributary.schemas.catalog;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// How names are spelled, from record to column.
final class Naming {
    /// Names that documents use for themselves.
    private static final List<String> TAKEN =
            List.of(
                    "visible_to",
                    "content_hash_1",
                    "content_hash_2",
                    "content_hash_3",
                    "row_count");

    private static final Pattern SNAKE = Pattern.compile("[a-z][a-z0-9]*(_[a-z0-9]+)*");
    private static final int LONGEST = 50;

    private Naming() {}

    static boolean isSnake(String name) {
        return name.length() <= LONGEST && SNAKE.matcher(name).matches();
    }

    static boolean isTaken(String name) {
        return TAKEN.contains(name);
    }

    /// `CallLog` is `call_log`.
    static String snakeOf(String recordName) {
        return recordName.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    }
}

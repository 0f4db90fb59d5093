package io.tributary.command.schema;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;

/// `plan`, `apply`, `check` and `rollback` of the schema, as a program of its own.
///
/// Settings are `--key=value` arguments or a properties file named by
/// `--spring.config.additional-location`: see {@link SchemaSettings}. Exit code 0 means done (for
/// `check`: nothing to do), 1 refused, 2 not understood.
public final class SchemaMain {
    private SchemaMain() {}

    public static void main(String[] arguments) {
        System.exit(run(Arrays.asList(arguments)));
    }

    /// Does what {@link #main} does, and returns the exit code.
    @SuppressWarnings("SystemOut") // the answer of a command-line program
    public static int run(List<String> arguments) {
        List<String> verbs = arguments.stream().filter(a -> !a.startsWith("--")).toList();
        if (verbs.size() != 1
                || !List.of("plan", "apply", "check", "rollback").contains(verbs.getFirst())) {
            System.err.println(
                    "Expected one of plan, apply, check, rollback, but found " + verbs + ".");
            return 2;
        }
        try {
            return SchemaChange.of(SchemaSettings.of(arguments), System.out::println)
                    .run(verbs.getFirst());
        } catch (SQLException | RuntimeException refused) {
            System.err.println(refused.getMessage());
            return 1;
        }
    }
}

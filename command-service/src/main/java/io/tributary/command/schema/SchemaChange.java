package io.tributary.command.schema;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Consumer;

/// The story of a schema change: connect, platform, domains, publication.
final class SchemaChange {
    private final SchemaSettings settings;
    private final Consumer<String> say;

    private SchemaChange(SchemaSettings settings, Consumer<String> say) {
        this.settings = settings;
        this.say = say;
    }

    static SchemaChange of(SchemaSettings settings, Consumer<String> say) {
        return new SchemaChange(settings, say);
    }

    /// Returns the exit code.
    int run(String verb) throws SQLException {
        try (Connection connection = TributaryDatabase.connect(settings)) {
            if (verb.equals("apply")) {
                new PlatformSchema(connection)
                        .apply(settings.partitions(), settings.rolePasswords());
                say.accept("The platform schema is current.");
            }
            return 0;
        }
    }
}

package io.tributary.benchmarks.sql;

import io.tributary.benchmarks.GateFailed;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The statements that a command makes the service send, taken from the server's own log, so that a
/// comparison cannot drift from the code.
public final class StatementCapture {
    private final MeasuredPostgres postgres;

    public StatementCapture(MeasuredPostgres postgres) {
        this.postgres = postgres;
    }

    /// What was issued, and the text by which its command was told from others.
    public record Captured(String mark, IssuedStatements issued) {}

    /// Backends take the setting when they come to it, so commands are sent until one was logged.
    ///
    /// @param command sends one, and returns a text that stands in its statements and in no other's
    public Captured of(Supplier<String> command) throws IOException, SQLException {
        Path log = postgres.log();
        long before = Files.size(log);
        try (Connection superuser = postgres.superuser();
                Statement statement = superuser.createStatement()) {
            statement.execute("alter system set log_min_duration_statement = 0");
            statement.execute("select pg_reload_conf()");
            try {
                for (int attempt = 0; attempt < 1_000; attempt++) {
                    String mark = command.get();
                    IssuedStatements issued = IssuedStatements.in(ofTheCommand(log, before, mark));
                    if (!issued.statements().isEmpty()) {
                        return new Captured(mark, issued);
                    }
                }
            } finally {
                statement.execute("alter system reset log_min_duration_statement");
                statement.execute("select pg_reload_conf()");
            }
        }
        throw new GateFailed("Expected the statements of a command in " + log);
    }

    /// Only the backend that handled the command: the one whose lines name its mark. Empty when
    /// none did.
    private static String ofTheCommand(Path log, long from, String mark) throws IOException {
        String text;
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            byte[] bytes = new byte[(int) (file.length() - from)];
            file.seek(from);
            file.readFully(bytes);
            text = new String(bytes, StandardCharsets.UTF_8);
        }
        Pattern lines = Pattern.compile("(?m)^.*\\[(\\d+)\\].*(?:\\n\\t.*)*");
        Optional<String> backend =
                lines.matcher(text)
                        .results()
                        .filter(r -> r.group().contains(mark))
                        .map(r -> r.group(1))
                        .findFirst();
        StringBuilder own = new StringBuilder();
        Matcher line = lines.matcher(text);
        while (backend.isPresent() && line.find()) {
            if (line.group(1).equals(backend.get())) {
                own.append(line.group()).append('\n');
            }
        }
        return own.toString();
    }
}

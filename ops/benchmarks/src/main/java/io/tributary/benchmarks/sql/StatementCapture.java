package io.tributary.benchmarks.smoke;

import io.tributary.benchmarks.GateFailed;
import io.tributary.benchmarks.Installation;
import io.tributary.benchmarks.load.Api;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// pgbench with exactly the statements that one `lead.create` makes the service send, taken from
/// the server's own log, so that the comparison cannot drift from the code.
final class PgbenchSameSql {
    private static final Pattern TPS = Pattern.compile("tps = ([\\d.]+)");
    private static final String ROLE = "tributary_command";

    private final Installation installation;
    private final Api api;
    private final Tenants tenants;

    PgbenchSameSql(Installation installation, Api api, Tenants tenants) {
        this.installation = installation;
        this.api = api;
        this.tenants = tenants;
    }

    double transactionsPerSecond() throws IOException, SQLException, InterruptedException {
        Path script = Files.createTempFile("same-sql", ".pgbench");
        try {
            Files.writeString(script, script());
            return run(script);
        } finally {
            Files.delete(script);
        }
    }

    /// Backends take the setting when they come to it, so the command is sent until one was logged.
    private String script() throws IOException, SQLException {
        Path log = installation.home().resolve("logs/postgres.log");
        long before = Files.size(log);
        try (Connection superuser = superuser();
                Statement statement = superuser.createStatement()) {
            statement.execute("alter system set log_min_duration_statement = 0");
            statement.execute("select pg_reload_conf()");
            try {
                for (int attempt = 0; attempt < 1_000; attempt++) {
                    Map<String, Object> lead = Tenants.lead();
                    api.command(tenants.of(0).organization(), "dialer.lead.create", lead);
                    String phone = String.valueOf(lead.get("phone"));
                    IssuedStatements issued = IssuedStatements.in(ofTheCommand(log, before, phone));
                    if (!issued.statements().isEmpty()) {
                        return issued.pgbenchScript(List.of(phone));
                    }
                }
            } finally {
                statement.execute("alter system reset log_min_duration_statement");
                statement.execute("select pg_reload_conf()");
            }
        }
        throw new GateFailed("Expected the statements of a command in " + log);
    }

    /// Only the backend that handled the command: the one whose lines name its phone number. Empty
    /// when none did.
    private static String ofTheCommand(Path log, long from, String phone) throws IOException {
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
                        .filter(r -> r.group().contains(phone))
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

    private double run(Path script) throws IOException, InterruptedException {
        ProcessBuilder pgbench =
                new ProcessBuilder(
                        "pgbench",
                        "-n",
                        "-M",
                        "prepared",
                        "-c",
                        "16",
                        "-j",
                        "2",
                        "-T",
                        "10",
                        "-h",
                        "127.0.0.1",
                        "-p",
                        Integer.toString(port()),
                        "-U",
                        ROLE,
                        "-f",
                        script.toString(),
                        "tributary");
        pgbench.environment()
                .put(
                        "PGPASSWORD",
                        Files.readString(installation.home().resolve("secrets/postgres-" + ROLE))
                                .strip());
        Process process = pgbench.redirectErrorStream(true).start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Matcher tps = TPS.matcher(out);
        if (process.waitFor() != 0 || !tps.find()) {
            throw new GateFailed("Expected pgbench to run the command's statements, but: " + out);
        }
        return Double.parseDouble(tps.group(1));
    }

    private Connection superuser() throws SQLException, IOException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:%d/tributary".formatted(port()),
                "postgres",
                installation.postgresPassword());
    }

    private int port() {
        String url = installation.endpoint("postgres").toString();
        Matcher port = Pattern.compile(":(\\d+)/").matcher(url);
        if (!port.find()) {
            throw new GateFailed("Expected a port in " + url);
        }
        return Integer.parseInt(port.group(1));
    }
}

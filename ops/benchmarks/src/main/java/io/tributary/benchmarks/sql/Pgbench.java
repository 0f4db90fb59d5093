package io.tributary.benchmarks.sql;

import io.tributary.benchmarks.GateFailed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Runs a script with pgbench as the command service's own role: prepared statements, no vacuum
/// before, closed loop.
public final class Pgbench {
    private static final Pattern TPS = Pattern.compile("tps = ([\\d.]+)");
    private static final String ROLE = "tributary_command";

    private final MeasuredPostgres postgres;

    public Pgbench(MeasuredPostgres postgres) {
        this.postgres = postgres;
    }

    /// @throws GateFailed when a transaction fails
    public double transactionsPerSecond(String script, int clients, Duration time)
            throws IOException, InterruptedException {
        Path file = Files.createTempFile("same-sql", ".pgbench");
        try {
            Files.writeString(file, script);
            return run(file, clients, time);
        } finally {
            Files.delete(file);
        }
    }

    private double run(Path script, int clients, Duration time)
            throws IOException, InterruptedException {
        ProcessBuilder pgbench =
                new ProcessBuilder(
                        "pgbench",
                        "-n",
                        "-M",
                        "prepared",
                        "-c",
                        Integer.toString(clients),
                        "-j",
                        Integer.toString(Math.min(clients, 2)),
                        "-T",
                        Long.toString(time.toSeconds()),
                        "-h",
                        "127.0.0.1",
                        "-p",
                        Integer.toString(postgres.port()),
                        "-U",
                        ROLE,
                        "-f",
                        script.toString(),
                        "tributary");
        pgbench.environment().put("PGPASSWORD", postgres.password(ROLE));
        Process process = pgbench.redirectErrorStream(true).start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Matcher tps = TPS.matcher(out);
        if (process.waitFor() != 0 || !tps.find()) {
            throw new GateFailed("Expected pgbench to run the command's statements, but: " + out);
        }
        return Double.parseDouble(tps.group(1));
    }
}

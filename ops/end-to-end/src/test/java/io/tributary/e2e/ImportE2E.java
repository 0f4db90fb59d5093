package io.tributary.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.fixtures.Covers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A file comes in whole, whatever dies or is broken on the way; and goes out as it came in.
class ImportE2E {
    private static final boolean FULL = Boolean.getBoolean("tributary.full");
    private static final int ROWS = FULL ? 200_000 : 5_000;
    private static final int REFUSED_EVERY = 1_000;
    private static final RunningTributary TRIBUTARY = RunningTributary.shared();
    private static final Path HOME = TRIBUTARY.script().home();

    @TempDir Path folder;

    @Test
    @Covers({"ID-13", "DI-5"})
    void kill_nine_in_the_middle_ends_with_exactly_the_right_rows_and_report()
            throws IOException, SQLException {
        // Given
        Tenant tenant = Tenant.found(TRIBUTARY, "import");
        Path file = folder.resolve("leads.csv");
        Files.writeString(file, leads(tenant, 0, ROWS));

        // When
        CompletableFuture<EntryScript.Result> terminal =
                CompletableFuture.supplyAsync(() -> imported(tenant, file));
        killInTheMiddle(tenant);
        EntryScript.Result result = terminal.join().mustSucceed();

        // Then
        int refused = ROWS / REFUSED_EVERY;
        int created = ROWS - refused;
        assertThat(result.out())
                .contains(
                        "finished: %,d rows: %,d created, 0 updated, 0 skipped, %,d refused"
                                .formatted(ROWS, created, refused));
        assertThat(number("select count(*) from dialer.leads where organization_id = '%s'", tenant))
                .isEqualTo(created);
        assertThat(
                        number(
                                "select sum(jsonb_array_length(changes)) from platform.journal where"
                                        + " organization_id = '%s' and command = 'dialer.lead.create'",
                                tenant))
                .isEqualTo(created);
        List<String> report = Files.readAllLines(folder.resolve("leads.refused.csv"));
        assertThat(report).hasSize(refused + 1);
        assertThat(report.get(1))
                .contains(",%d,".formatted(REFUSED_EVERY / 2 + 2), "phone: Expected");
        TRIBUTARY
                .script()
                .run("verify", "--organization", tenant.organization().toString())
                .mustSucceed();
    }

    @Test
    @Covers("ID-13")
    void a_line_that_is_broken_costs_itself_and_no_other() throws IOException {
        // Given
        Tenant tenant = Tenant.found(TRIBUTARY, "broken");
        int rows = FULL ? 20_000 : 2_000;
        int line = FULL ? 17_000 : 1_700;
        List<String> lines =
                leads(tenant, 1, rows + 1).lines().collect(Collectors.toCollection(ArrayList::new));
        String before = lines.get(line - 1);
        lines.set(line - 1, before.replace(",Lead", ",\"Lead"));
        Path file = folder.resolve("broken.csv");
        Files.write(file, lines);

        // When
        EntryScript.Result result = imported(tenant, file).mustSucceed();

        // Then
        int refused = rows / REFUSED_EVERY + 1;
        assertThat(result.out())
                .contains(
                        "%,d created".formatted(rows - refused), "%,d refused".formatted(refused));
        assertThat(Files.readAllLines(folder.resolve("broken.refused.csv")))
                .anyMatch(
                        refusal ->
                                refusal.startsWith(
                                        ",,,,%d,\"record: Expected a quote".formatted(line)));
    }

    @Test
    @Covers("ID-13")
    void what_is_exported_can_be_imported_elsewhere_and_is_the_same() throws IOException {
        // Given
        Tenant tenant = Tenant.found(TRIBUTARY, "export");
        String token =
                tenant.accepted(
                                "dialer.lead.create",
                                Map.of(
                                        "phone",
                                        "+4930111111",
                                        "first_name",
                                        "=1+1",
                                        "company",
                                        "A, \"B\""))
                        .token()
                        .orElseThrow();
        Tenant other = Tenant.found(TRIBUTARY, "elsewhere");

        // When
        String out =
                tenant.owner()
                        .getAfter(tenant.organization(), "exports/dialer/lead", token)
                        .must(200)
                        .raw()
                        .body();
        Path file = folder.resolve("exported.csv");
        Files.writeString(file, out);
        imported(other, file).mustSucceed();

        // Then
        assertThat(out).contains(",'+4930111111,", ",'=1+1,", "\"A, \"\"B\"\"\"");
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> {
                            String again =
                                    other.owner()
                                            .get(other.organization(), "exports/dialer/lead")
                                            .must(200)
                                            .raw()
                                            .body();
                            assertThat(withoutEngineColumns(again))
                                    .isEqualTo(withoutEngineColumns(out));
                        });
    }

    private static EntryScript.Result imported(Tenant tenant, Path file) {
        return TRIBUTARY
                .script()
                .run(
                        "import",
                        file.toString(),
                        "--organization",
                        tenant.organization().toString(),
                        "--entity",
                        "dialer.lead");
    }

    /// The import's own row is held meanwhile, so that it is in the middle and stays there.
    private static void killInTheMiddle(Tenant tenant) throws SQLException {
        try (Connection connection = ChangeAudit.of(TRIBUTARY).superuser();
                Statement statement = connection.createStatement()) {
            String some =
                    "select from platform.imports where organization_id = '%s' and status = 'running' and created > %d"
                            .formatted(tenant.organization(), ROWS / 10);
            await().atMost(Duration.ofMinutes(2))
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(10))
                    .until(() -> any(statement, some));
            connection.setAutoCommit(false);
            assertThat(any(statement, some + " for update")).as("still running").isTrue();
            Station.COMMAND_SERVICE.signal(HOME, "KILL");
            connection.rollback();
        }
    }

    private static boolean any(Statement statement, String select) throws SQLException {
        try (ResultSet row = statement.executeQuery(select)) {
            return row.next();
        }
    }

    private static long number(String select, Tenant tenant) throws SQLException {
        try (Connection connection = ChangeAudit.of(TRIBUTARY).superuser();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(select.formatted(tenant.organization()))) {
            row.next();
            return row.getLong(1);
        }
    }

    /// Every thousandth has a number that nobody can call.
    private static String leads(Tenant tenant, int from, int to) {
        return "id,phone,first_name,age\n"
                + IntStream.range(from, to)
                        .mapToObj(i -> lead(tenant, i))
                        .collect(Collectors.joining());
    }

    private static String lead(Tenant tenant, int i) {
        String phone = i % REFUSED_EVERY == REFUSED_EVERY / 2 ? "none" : "+49%08d".formatted(i);
        UUID id = new UUID(tenant.organization().getMostSignificantBits(), i);
        return "%s,%s,Lead %d,%d\n".formatted(id, phone, i, i % 90);
    }

    private static String withoutEngineColumns(String csv) {
        return csv.lines()
                .map(line -> line.replaceAll("(,[^,]*){4}$", ""))
                .collect(Collectors.joining("\n"));
    }
}

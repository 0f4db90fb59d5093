package io.tributary.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.fixtures.Covers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A backup that is taken while applications write becomes another home, on other ports, whose
/// documents equal its rows; the first home does not notice.
@Covers("PL-8")
class RestoreE2E {
    private static final String PORTS_FROM = "27600";
    private static final RunningTributary TRIBUTARY = RunningTributary.shared();

    private final Path folder =
            EntryScript.CHECKOUT
                    .resolve("ops/end-to-end/target/backups")
                    .resolve(UUID.randomUUID().toString());
    private final Path backup = folder.resolve("backup");
    private final EntryScript copy = new EntryScript(folder.resolve("copy"));

    @AfterEach
    void stop() {
        copy.run("down").mustSucceed();
    }

    @Test
    void a_home_is_made_of_a_backup_taken_while_applications_write() throws Exception {
        // Given
        Tenant tenant = Tenant.found(TRIBUTARY, "backup");
        String kept = lead(tenant, "+15550007001");
        String deleted = lead(tenant, "+15550007002");
        tenant.accepted("dialer.lead.delete", Map.of("id", deleted));
        NumberedBatches batches = NumberedBatches.of(tenant);
        await().atMost(Duration.ofMinutes(1)).until(() -> batches.committed() > 3);

        // When
        long before = batches.committed();
        TRIBUTARY.script().run("backup", backup.toString()).mustSucceed();
        long after = batches.committed();
        await().atMost(Duration.ofMinutes(1)).until(() -> batches.committed() > after + 3);
        batches.close();
        String later = lead(tenant, "+15550007003");
        EntryScript.Result restored =
                copy.run("restore", backup.toString(), "--ports-from", PORTS_FROM);

        // Then
        assertThat(restored.exitCode()).as(restored.out() + restored.err()).isZero();
        assertThat(restored.out()).containsPattern("\\b0 differences in [1-9]");
        RunningTributary there = RunningTributary.of(copy);
        assertThat(batchesIn(there, tenant)).isBetween(before, after + 1);
        assertThat(batchesIn(TRIBUTARY, tenant)).isEqualTo(batches.committed());
        assertThat(status(there, tenant, kept)).isEqualTo(200);
        assertThat(status(there, tenant, deleted)).isEqualTo(404);
        assertThat(status(there, tenant, later)).isEqualTo(404);
        assertThat(status(TRIBUTARY, tenant, later)).isEqualTo(200);
        assertTakesCommands(there, tenant, kept);
        assertThat(TRIBUTARY.script().run("verify").exitCode()).isZero();
        assertThat(TRIBUTARY.script().run("status").exitCode()).isZero();
    }

    @Test
    void neither_verb_writes_where_something_is() throws Exception {
        // Given
        Path own = Files.createDirectories(backup).resolve("own");
        Files.writeString(own, "mine");

        // When
        EntryScript.Result refusedBackup = TRIBUTARY.script().run("backup", backup.toString());
        EntryScript.Result refusedRestore = copy.run("restore", backup.toString());

        // Then
        assertThat(refusedBackup.exitCode()).isEqualTo(1);
        assertThat(refusedBackup.err().lines()).hasSize(1);
        assertThat(refusedBackup.err()).contains("to be empty");
        assertThat(refusedRestore.exitCode()).isEqualTo(1);
        assertThat(refusedRestore.err().lines()).hasSize(1);
        assertThat(refusedRestore.err()).contains("there is no manifest.json");
        assertThat(own).hasContent("mine");
        assertThat(copy.home()).doesNotExist();
    }

    private static void assertTakesCommands(
            RunningTributary tributary, Tenant tenant, String lead) {
        ApiClient owner = tributary.as(tenant.ownerName());
        ApiClient.Answer updated =
                owner.send(
                                tenant.organization(),
                                "dialer.lead.update",
                                Map.of("id", lead, "priority", 9))
                        .must(200);
        ApiClient.Answer read =
                owner.getAfter(
                        tenant.organization(),
                        "documents/dialer/leads/" + lead,
                        updated.token().orElseThrow());
        assertThat(read.must(200).json().get("priority").asInt()).isEqualTo(9);
    }

    private static String lead(Tenant tenant, String phone) {
        ApiClient.Answer made = tenant.accepted("dialer.lead.create", Map.of("phone", phone));
        String id = made.json().get("id").asString();
        tenant.owner()
                .getAfter(
                        tenant.organization(),
                        "documents/dialer/leads/" + id,
                        made.token().orElseThrow())
                .must(200);
        return id;
    }

    private static int status(RunningTributary tributary, Tenant tenant, String lead) {
        return tributary
                .as(tenant.ownerName())
                .get(tenant.organization(), "documents/dialer/leads/" + lead)
                .status();
    }

    private static long batchesIn(RunningTributary tributary, Tenant tenant) throws SQLException {
        try (var database = ChangeAudit.of(tributary).superuser()) {
            return NumberedBatches.wholeIn(database, tenant.organization());
        }
    }
}

package io.tributary.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The guide to a domain of one's own, typed as it stands, beside others who work meanwhile.
class AddedDomainE2E {
    private static final RunningTributary TRIBUTARY = RunningTributary.shared();
    @TempDir private Path folder;

    @Test
    void an_empty_folder_becomes_a_dashboard_while_everything_goes_on() throws Exception {
        // Given
        Path home = TRIBUTARY.script().home();
        Tenant other = Tenant.found(TRIBUTARY, "beside");
        Map<Station, List<Long>> before = processes(home);

        // When
        CompletableFuture<String> guide = CompletableFuture.supplyAsync(() -> typed(home));
        int seen = 0;
        while (!guide.isDone()) {
            writeAndSee(other, seen);
            seen++;
        }

        // Then
        String out = guide.get();
        assertThat(out)
                .contains("tasks/tasks.avdl:16: Expected a dimension", "Served: tasks.")
                .contains("\"title\":\"Water the plants\"");
        assertThat(out.substring(out.lastIndexOf("Water the plants")))
                .contains("\"tasks\":1", "\"done\":1");
        assertThat(seen).as("leads written and seen beside it").isGreaterThan(10);
        assertThat(processes(home)).as("no process was started again").isEqualTo(before);
        EntryScript.Result verified = TRIBUTARY.script().run("verify");
        assertThat(verified.exitCode()).as(verified.out() + verified.err()).isZero();
    }

    private String typed(Path home) {
        try {
            return DocumentedCommands.of("ops/docs/add-a-domain.md").run(folder, home);
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }

    /// The read model keeps up: the query waits for the token, and not longer than it may.
    private static void writeAndSee(Tenant tenant, int number) {
        ApiClient.Answer written =
                tenant.accepted(
                        "dialer.lead.create", Map.of("phone", "+1555%07d".formatted(number)));
        tenant.owner()
                .getAfter(
                        tenant.organization(),
                        "documents/dialer/leads/" + written.json().get("id").asString(),
                        written.token().orElseThrow())
                .must(200);
    }

    private static Map<Station, List<Long>> processes(Path home) {
        Map<Station, List<Long>> found = new TreeMap<>();
        for (Station station : Station.values()) {
            found.put(
                    station,
                    station.processes(home).stream().map(ProcessHandle::pid).sorted().toList());
        }
        return found;
    }
}

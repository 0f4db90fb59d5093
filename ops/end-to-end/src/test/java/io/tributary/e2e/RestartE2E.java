package io.tributary.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.fixtures.Covers;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// A run that was taken down opens again with all its data, and nothing is captured twice.
class RestartE2E {
    /// What was refused is written when the service ends, and journaled: a snapshot is not.
    private static final String EVENTS = "tributary.identity.security_events/";

    private static final String JOURNAL = "tributary.platform.journal/";

    @Test
    @Covers("PL-8")
    void a_second_start_finds_the_data_and_takes_no_snapshot() {
        // Given
        RunningTributary first = RunningTributary.shared();
        EntryScript script = first.script();
        Tenant tenant = Tenant.found(first, "restart");
        String lead = tenant.created("dialer.lead.create", Map.of("phone", "+15550006001"));
        ApiClient.Answer last =
                tenant.accepted("dialer.lead.update", Map.of("id", lead, "priority", 7));
        tenant.owner()
                .getAfter(
                        tenant.organization(),
                        "documents/dialer/leads/" + lead,
                        last.token().orElseThrow())
                .must(200);
        Map<String, Long> before = ChangeAudit.of(first).changeTopicEnds();

        // When
        script.run("down").mustSucceed();
        assertNothingLeft(script.home());
        RunningTributary second = first.startedAgain();

        // Then
        Map<String, Long> grown = grown(before, ChangeAudit.of(second).changeTopicEnds());
        assertThat(grown.keySet()).allMatch(t -> t.startsWith(EVENTS) || t.startsWith(JOURNAL));
        assertThat(partitionsOf(JOURNAL, grown)).isEqualTo(partitionsOf(EVENTS, grown));
        assertThat(
                        second.as(tenant.ownerName())
                                .get(tenant.organization(), "documents/dialer/leads/" + lead)
                                .must(200)
                                .json()
                                .get("priority")
                                .asInt())
                .isEqualTo(7);
        assertThat(script.run("verify").exitCode()).isZero();
    }

    private static Map<String, Long> grown(Map<String, Long> before, Map<String, Long> after) {
        Map<String, Long> grown = new TreeMap<>();
        after.forEach((topic, end) -> grown.put(topic, end - before.getOrDefault(topic, 0L)));
        grown.values().removeIf(by -> by == 0);
        return grown;
    }

    private static Map<String, Long> partitionsOf(String topic, Map<String, Long> ends) {
        Map<String, Long> partitions = new TreeMap<>();
        ends.forEach(
                (name, end) -> {
                    if (name.startsWith(topic)) {
                        partitions.put(name.substring(topic.length()), end);
                    }
                });
        return partitions;
    }

    private static void assertNothingLeft(Path home) {
        for (Station station : Station.values()) {
            assertThat(station.processes(home)).as("%s after down", station).isEmpty();
        }
    }
}

package io.tributary.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.fixtures.Covers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// `kill -9` of every process while applications write: nothing is lost, repeated or out of order.
class CrashE2E {
    private static final boolean FULL = Boolean.getBoolean("tributary.full");
    private static final RunningTributary TRIBUTARY = RunningTributary.shared();
    private static List<Tenant> tenants;

    @BeforeAll
    static void found_tenants() {
        tenants =
                IntStream.range(0, 3).mapToObj(i -> Tenant.found(TRIBUTARY, "crash" + i)).toList();
    }

    /// The servers that the small run leaves out are killed in the tests of those who use them.
    private static Stream<Station> stations() {
        return FULL
                ? Stream.of(Station.values())
                : Stream.of(
                        Station.COMMAND_SERVICE,
                        Station.CDC_CONNECTOR,
                        Station.PROJECTOR,
                        Station.QUERY_API,
                        Station.OPENSEARCH);
    }

    @ParameterizedTest
    @MethodSource("stations")
    @Covers({"PL-2", "PL-3"})
    void kill_nine_loses_and_repeats_nothing(Station station) {
        // Given
        int kills = FULL && station.isOurs() ? 10 : 1;
        Path home = TRIBUTARY.script().home();

        // When
        try (Writers writers = Writers.writing(tenants)) {
            for (int i = 0; i < kills; i++) {
                awaitMore(writers, 100);
                station.signal(home, "KILL");
                awaitBack(station, home);
                awaitMore(writers, 20);
            }
        }

        // Then
        tenants.forEach(CrashE2E::awaitFresh);
        if (FULL) {
            assertNothingLostOrRepeated();
        }
    }

    @AfterAll
    static void assertNothingLostOrRepeated() {
        EntryScript.Result verified = TRIBUTARY.script().run("verify");
        assertThat(verified.exitCode()).as(verified.out() + verified.err()).isZero();
        ChangeAudit.of(TRIBUTARY)
                .assertTopicsEqualJournal(
                        tenants.stream().map(Tenant::organization).collect(Collectors.toSet()));
    }

    private static void awaitMore(Writers writers, int commands) {
        long before = writers.accepted();
        await().atMost(Duration.ofMinutes(2)).until(() -> writers.accepted() >= before + commands);
    }

    private static void awaitBack(Station station, Path home) {
        await().atMost(Duration.ofMinutes(2)).until(() -> !station.processes(home).isEmpty());
    }

    /// A new row of the tenant can be queried: the whole pipeline is moving again.
    private static void awaitFresh(Tenant tenant) {
        await().atMost(Duration.ofMinutes(2))
                .ignoreExceptions()
                .untilAsserted(
                        () -> {
                            ApiClient.Answer written =
                                    tenant.owner()
                                            .send(
                                                    tenant.organization(),
                                                    "dialer.campaign.create",
                                                    Map.of("name", "Fresh " + UUID.randomUUID()))
                                            .must(201);
                            tenant.owner()
                                    .getAfter(
                                            tenant.organization(),
                                            "documents/dialer/campaign_figures/"
                                                    + written.json().get("id").asString(),
                                            written.token().orElseThrow())
                                    .must(200);
                        });
    }
}

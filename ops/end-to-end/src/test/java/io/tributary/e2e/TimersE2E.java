package io.tributary.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.fixtures.Covers;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Trials that end while the service that should notice is killed.
class TimersE2E {
    private static final RunningTributary TRIBUTARY = RunningTributary.shared();

    private static final String OWNER = UUID.randomUUID().toString();

    private record Trial(UUID organization, ApiClient owner) {}

    @Test
    @Covers("ID-2")
    void a_trial_ends_once_and_for_writing_only_through_kill_nine() throws SQLException {
        // Given
        Instant end = Instant.now().plusSeconds(6);
        List<Trial> trials = IntStream.range(0, 20).mapToObj(_ -> trialUntil(end)).toList();
        String organizations =
                trials.stream()
                        .map(t -> "'" + t.organization() + "'")
                        .collect(Collectors.joining(", "));

        // When
        await().pollInterval(Duration.ofMillis(5))
                .atMost(Duration.ofSeconds(30))
                .until(() -> !Instant.now().isBefore(end.plusMillis(20)));
        Station.COMMAND_SERVICE.signal(TRIBUTARY.script().home(), "KILL");

        // Then
        await().atMost(Duration.ofMinutes(2))
                .ignoreExceptions()
                .until(() -> suspended(organizations) == trials.size());
        await().atMost(Duration.ofMinutes(1))
                .until(
                        () ->
                                count(
                                                "select count(*) from platform.timers where organization_id in (%s)"
                                                        .formatted(organizations))
                                        == 0);
        assertThat(
                        count(
                                "select count(*) from platform.journal where command = 'identity.organization.suspend' and organization_id in (%s)"
                                        .formatted(organizations)))
                .isEqualTo(trials.size());
        Trial one = trials.getFirst();
        await().atMost(Duration.ofMinutes(1))
                .ignoreExceptions()
                .untilAsserted(
                        () ->
                                assertThat(
                                                one.owner()
                                                        .send(
                                                                one.organization(),
                                                                "dialer.campaign.create",
                                                                Map.of("name", "Late"))
                                                        .json()
                                                        .path("code")
                                                        .asString(""))
                                        .isEqualTo("CMD-204"));
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(
                        () ->
                                assertThat(
                                                one.owner()
                                                        .get(
                                                                one.organization(),
                                                                "documents/identity/organizations/"
                                                                        + one.organization())
                                                        .must(200)
                                                        .json()
                                                        .toString())
                                        .contains("\"suspended\""));
    }

    private static Trial trialUntil(Instant end) {
        UUID organization = UUID.randomUUID();
        ApiClient owner = TRIBUTARY.as(OWNER);
        owner.send(
                        organization,
                        "identity.organization.create",
                        Map.of(
                                "name",
                                "Trial",
                                "slug",
                                "trial-" + organization.toString().substring(0, 18),
                                "trial_ends_at",
                                end.toString()))
                .must(201);
        return new Trial(organization, owner);
    }

    private static long suspended(String organizations) throws SQLException {
        return count(
                "select count(*) from identity.organizations where status = 'suspended' and id in (%s)"
                        .formatted(organizations));
    }

    private static long count(String select) throws SQLException {
        try (Connection connection = ChangeAudit.of(TRIBUTARY).superuser();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(select)) {
            row.next();
            return row.getLong(1);
        }
    }
}

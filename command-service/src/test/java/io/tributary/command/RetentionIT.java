package io.tributary.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.fixtures.Covers;
import io.tributary.schemas.contract.ReservedOrganization;
import io.tributary.schemas.contract.SystemUser;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/// Two processes that look for old rows all the time.
class RetentionIT {
    private static final Trial TRIAL = Trial.shared();
    private static List<ConfigurableApplicationContext> processes;

    @BeforeAll
    static void start() {
        processes =
                IntStream.range(0, 2)
                        .mapToObj(
                                _ ->
                                        TRIAL.startService(
                                                "--tributary.command.retention.every=200ms"))
                        .toList();
    }

    @AfterAll
    static void stop() {
        processes.forEach(ConfigurableApplicationContext::close);
    }

    @Test
    @Covers("ID-16")
    void old_rows_go_and_are_journaled_once_and_younger_ones_stay() {
        // Given
        Tenant tenant = TRIAL.found();
        notifications(tenant, 450, "366 days");
        notifications(tenant, 3, "364 days");

        // When
        await().atMost(Duration.ofSeconds(30))
                .until(() -> tenant.count("community.notifications", "title = '366 days'") == 0);

        // Then
        assertThat(tenant.count("community.notifications", "title = '364 days'")).isEqualTo(3);
        assertThat(
                        TRIAL.sql(
                                "select count(*) || ' ' || count(distinct c->>'id') || ' ' || max(jsonb_array_length(j.changes)) from platform.journal j, jsonb_array_elements(j.changes) c where j.organization_id = '%s' and j.command = 'retention' and j.actor = '%s' and c->>'operation' = 'delete' and c->'before'->>'title' = '366 days'"
                                        .formatted(tenant.organization(), SystemUser.ID)))
                .isEqualTo("450 450 20");
        assertThat(
                        tenant.count(
                                "platform.journal",
                                "command = 'external' and changes->0->>'operation' = 'delete'"))
                .isZero();
    }

    @Test
    void rows_that_tenants_never_delete_go_too() {
        // Given
        Tenant tenant = TRIAL.found();
        TRIAL.sql(
                "insert into identity.security_events (organization_id, kind, created_at) select '%s', 'access_denied', now() - age from (values (interval '731 days'), (interval '729 days')) ages(age)"
                        .formatted(tenant.organization()));

        // When
        await().atMost(Duration.ofSeconds(30))
                .until(() -> tenant.count("identity.security_events", "true") == 1);

        // Then
        assertThat(
                        tenant.count(
                                "identity.security_events",
                                "created_at > now() - interval '730 days'"))
                .isEqualTo(1);
    }

    @Test
    @Covers("ID-7")
    void a_session_goes_a_month_after_it_expired_and_is_journaled_for_the_platform() {
        // Given
        UUID person = UUID.randomUUID();
        TRIAL.sql(
                "insert into identity.user_sessions (user_id, session_key, last_seen_at, expires_at, created_at) select '%s', age::text, now(), now() - age, now() - interval '400 days' from (values (interval '31 days'), (interval '29 days'), (interval '-1 day')) ages(age)"
                        .formatted(person));
        String left =
                "select count(*) from identity.user_sessions where user_id = '%s'"
                        .formatted(person);

        // When
        await().atMost(Duration.ofSeconds(30)).until(() -> "2".equals(TRIAL.sql(left)));

        // Then
        assertThat(
                        TRIAL.sql(
                                "select count(*) from platform.journal j, jsonb_array_elements(j.changes) c where j.organization_id = '%s' and j.command = 'retention' and c->'before'->>'user_id' = '%s'"
                                        .formatted(ReservedOrganization.ID, person)))
                .isEqualTo("1");
    }

    private static void notifications(Tenant tenant, int count, String age) {
        TRIAL.sql(
                "insert into community.notifications (organization_id, user_id, title, created_at) select '%s', '%s', '%s', now() - interval '%s' from generate_series(1, %d)"
                        .formatted(tenant.organization(), tenant.user(), age, age, count));
    }
}

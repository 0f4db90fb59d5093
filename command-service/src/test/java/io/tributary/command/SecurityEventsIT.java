package io.tributary.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.fixtures.Covers;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What an organization's admins get to know of requests that were refused.
@Covers("ID-12")
class SecurityEventsIT {
    private static final String CREATE = "dialer.campaign.create";
    private static final String CAMPAIGN = "{\"name\": \"Trial\"}";

    private final Trial trial = Trial.shared();

    @Test
    void refusals_of_a_kind_become_one_event_of_the_organization() {
        // Given
        Tenant owner = trial.found();
        Tenant viewer = owner.member("viewer");
        Tenant stranger = owner.as(UUID.randomUUID());
        Tenant nowhere = new Tenant(trial, UUID.randomUUID(), stranger.user());
        long stray = stray();

        // When
        try (SecondProcess process =
                SecondProcess.start(trial, "--tributary.command.security.period=1h")) {
            for (int i = 0; i < 3; i++) {
                process.send(stranger, CREATE, CAMPAIGN);
                process.send(viewer, CREATE, CAMPAIGN);
                process.send(nowhere, CREATE, CAMPAIGN);
            }
            process.send(owner, "forged", CREATE, CAMPAIGN);
            process.send(owner, CREATE, "[]");
            process.send(owner, CREATE, CAMPAIGN);
        }

        // Then
        await().until(() -> owner.count("identity.security_events", "true") == 4);
        assertThat(event(owner, "foreign_organization", "CMD-202", 3, stranger.user())).isOne();
        assertThat(event(owner, "access_denied", "CMD-203", 3, viewer.user())).isOne();
        assertThat(
                        owner.count(
                                "identity.security_events",
                                "kind = 'bad_token' and user_id is null"))
                .isOne();
        assertThat(owner.count("identity.security_events", "kind = 'other' and occurrences = 1"))
                .isOne();
        await().until(() -> stray() == stray + 3);
    }

    private static long event(Tenant tenant, String kind, String code, int times, UUID user) {
        return tenant.count(
                "identity.security_events",
                "kind = '%s' and code = '%s' and occurrences = %d and user_id = '%s'"
                        .formatted(kind, code, times, user));
    }

    private long stray() {
        return Long.parseLong(
                String.valueOf(
                        trial.sql(
                                "select coalesce(sum(occurrences), 0) from platform.stray_refusals where code = 'CMD-202'")));
    }
}

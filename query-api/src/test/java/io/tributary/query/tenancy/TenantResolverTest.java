package io.tributary.query.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tributary.query.freshness.PipelineProgress;
import io.tributary.query.problem.QueryRefused;
import io.tributary.query.telemetry.QueryMetrics;
import io.tributary.schemas.catalog.Role;
import io.tributary.schemas.contract.AppliedRecord;
import io.tributary.schemas.contract.ErrorCode;
import io.tributary.schemas.contract.ProgressRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TenantResolverTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final UUID ORGANIZATION = UUID.randomUUID();
    private static final UUID USER = UUID.randomUUID();

    private Instant clock = NOW;
    private final Memberships memberships = new Memberships();
    private final PipelineProgress progress =
            new PipelineProgress(
                    1, Duration.ofMinutes(3), new QueryMetrics(new SimpleMeterRegistry()));
    private final TenantResolver resolver =
            new TenantResolver(memberships, new GrantedRights(), new Keys(), progress, () -> clock);

    @Test
    void an_active_member_is_let_in_with_role_and_features() {
        // Given
        givenMember(true);
        givenProgress(NOW, 3, 3);

        // When
        Tenant tenant = resolver.resolve(USER, ORGANIZATION);

        // Then
        assertThat(tenant.role()).isEqualTo(Role.EDITOR);
        assertThat(tenant.features()).containsExactly("calls");
    }

    @Test
    void one_who_is_not_active_is_a_stranger() {
        // Given
        givenMember(false);
        givenProgress(NOW, 3, 3);

        // Then
        assertThat(refusal()).isEqualTo(ErrorCode.QUERY_NOT_A_MEMBER);
    }

    @Test
    void nobody_is_let_in_before_the_memberships_are_known() {
        // Given
        givenMember(true);

        // Then
        assertThat(refusal()).isEqualTo(ErrorCode.QUERY_MEMBERSHIPS_STALE);
    }

    @Test
    void nobody_is_let_in_when_the_pipeline_is_silent() {
        // Given
        givenMember(true);
        givenProgress(NOW, 3, 3);

        // When
        clock = NOW.plusSeconds(11);

        // Then
        assertThat(refusal()).isEqualTo(ErrorCode.QUERY_MEMBERSHIPS_STALE);
    }

    @Test
    void nobody_is_let_in_when_memberships_were_not_read_for_too_long() {
        // Given
        givenMember(true);
        givenProgress(NOW, 3, 3);

        // When
        clock = NOW.plusSeconds(11);
        progress.progressed(0, 0, progressAt(clock, 4));

        // Then
        assertThat(refusal()).isEqualTo(ErrorCode.QUERY_MEMBERSHIPS_STALE);
    }

    private ErrorCode refusal() {
        return catchThrowableOfType(QueryRefused.class, () -> resolver.resolve(USER, ORGANIZATION))
                .code();
    }

    private void givenMember(boolean active) {
        memberships.organization(ORGANIZATION, new OrganizationCard("Org", "org", "suspended"));
        memberships.member(
                ORGANIZATION,
                UUID.randomUUID(),
                new Membership(ORGANIZATION, USER, Role.EDITOR, active, NOW));
        memberships.feature(ORGANIZATION, UUID.randomUUID(), new Memberships.Switch("calls", true));
        memberships.feature(
                ORGANIZATION, UUID.randomUUID(), new Memberships.Switch("courses", false));
    }

    private void givenProgress(Instant at, long published, long read) {
        progress.progressed(0, 0, progressAt(at, published));
        progress.applied(
                0,
                new AppliedRecord(
                        IdentityFeed.READ_MODEL.readModel(),
                        Map.of(IdentityTables.MEMBERS, read),
                        at.toEpochMilli()));
    }

    private static ProgressRecord progressAt(Instant at, long members) {
        return new ProgressRecord(
                List.of(members),
                0,
                at.toEpochMilli(),
                at.toEpochMilli(),
                Map.of(IdentityTables.MEMBERS, members));
    }
}

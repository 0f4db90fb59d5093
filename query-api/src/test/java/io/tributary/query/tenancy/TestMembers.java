package io.tributary.query.tenancy;

import io.tributary.query.freshness.PipelineProgress;
import io.tributary.query.freshness.ProgressPlace;
import io.tributary.schemas.catalog.Role;
import io.tributary.schemas.contract.ProgressRecord;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Memberships that a test writes, without topics.
public final class TestMembers {
    private final Memberships memberships = new Memberships();
    private final PipelineProgress progress;

    public TestMembers(PipelineProgress progress) {
        this.progress = progress;
    }

    /// @return the row of the membership
    public UUID join(UUID organization, UUID user) {
        UUID row = UUID.randomUUID();
        memberships.organization(organization, new OrganizationCard("Org", "org", "active"));
        memberships.member(
                organization,
                row,
                new Membership(organization, user, Role.MEMBER, true, Instant.EPOCH));
        return row;
    }

    public void leave(UUID organization, UUID row) {
        memberships.noMember(organization, row);
    }

    /// Everything up to a place is known now.
    public void know(ProgressPlace place) {
        long now = System.currentTimeMillis();
        progress.progressed(
                0, place.offset(), new ProgressRecord(List.of(), 0, now, now, Map.of()));
    }

    public TenantResolver resolver() {
        return new TenantResolver(
                memberships, new GrantedRights(), new Keys(), progress, InstantSource.system());
    }
}

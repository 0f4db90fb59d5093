package io.tributary.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.command.Trial.Reply;
import io.tributary.fixtures.Covers;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MembershipIT {
    private static final int USUAL_LIMIT = 50;

    private final Trial trial = Trial.shared();

    @Test
    @Covers("ID-4")
    void two_hundred_invitations_at_once_fill_the_seats_exactly() {
        // Given
        Tenant owner = trial.found();

        // When
        List<Reply> replies =
                Parallel.all(
                        200,
                        i ->
                                owner.send(
                                        "identity.organization_member.create",
                                        "{\"user_id\": \"%s\", \"display_name\": \"M\", \"status\": \"invited\"}"
                                                .formatted(UUID.randomUUID())));

        // Then
        assertThat(replies.stream().filter(r -> r.status() == 201)).hasSize(USUAL_LIMIT - 1);
        assertThat(replies.stream().filter(r -> r.code().equals("CMD-309")))
                .hasSize(200 - USUAL_LIMIT + 1);
        assertThat(owner.count("identity.organization_members", "status in ('active', 'invited')"))
                .isEqualTo(USUAL_LIMIT);
        assertThat(
                        owner.count(
                                "platform.journal",
                                "command = 'identity.organization_member.create'"))
                .isEqualTo(200);
    }

    @Test
    @Covers("ID-4")
    void the_last_owner_neither_leaves_nor_steps_down() {
        // Given
        Tenant owner = trial.found();
        String membership = membership(owner);

        // When
        Reply demoted = role(owner, membership, "admin");
        Reply left = remove(owner, membership);

        // Then
        assertThat(demoted.code()).as(demoted.toString()).isEqualTo("CMD-308");
        assertThat(left.code()).as(left.toString()).isEqualTo("CMD-308");
    }

    @Test
    @Covers("ID-4")
    void of_two_owners_who_leave_at_once_one_stays() {
        // Given
        Tenant first = trial.found();
        Tenant second = first.member("owner");
        List<Tenant> owners = List.of(first, second);

        // When
        Parallel.all(2, i -> remove(owners.get(i), membership(owners.get(i))));

        // Then
        assertThat(
                        first.count(
                                "identity.organization_members",
                                "role = 'owner' and status = 'active'"))
                .isEqualTo(1);
    }

    @Test
    @Covers("ID-4")
    void nobody_grants_above_their_role_or_changes_someone_stronger() {
        // Given
        Tenant owner = trial.found();
        Tenant admin = owner.member("admin");
        Tenant member = owner.member("member");

        // When
        Reply raised = role(admin, membership(member), "owner");
        Reply toppled = role(admin, membership(owner), "viewer");
        Reply promoted = role(admin, membership(member), "manager");
        Reply expelled = remove(member, membership(admin));

        // Then
        assertThat(List.of(raised.code(), toppled.code(), expelled.code())).containsOnly("CMD-203");
        assertThat(promoted.status()).as(promoted.toString()).isEqualTo(200);
    }

    @Test
    @Covers("ID-3")
    void a_role_below_the_commands_least_is_refused_and_journaled() {
        // Given
        Tenant owner = trial.found();
        Tenant viewer = owner.member("viewer");

        // When
        Reply reply = viewer.send("dialer.lead.create", "{\"phone\": \"+4930123456\"}");

        // Then
        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.code()).isEqualTo("CMD-203");
        assertThat(owner.count("platform.journal", "outcome = 'refused' and code = 'CMD-203'"))
                .isEqualTo(1);
    }

    @Test
    @Covers({"ID-3", "ID-4"})
    void a_suspended_member_is_shut_out_until_reinstated_and_gives_the_seat_back() {
        // Given
        Tenant owner = trial.found();
        Tenant admin = owner.member("admin");
        Tenant member = owner.member("member");

        // When
        Reply suspended = change(admin, "suspend", member);
        Reply shut = member.send("dialer.lead.create", "{\"phone\": \"+4930123456\"}");
        Reply again = change(admin, "suspend", member);
        limit(owner, 2);
        Reply full = change(admin, "reinstate", member);
        limit(owner, 3);
        Reply back = change(admin, "reinstate", member);
        Reply open = member.send("dialer.lead.create", "{\"phone\": \"+4930123456\"}");

        // Then
        assertThat(List.of(suspended.status(), back.status(), open.status()))
                .as(suspended + " " + back)
                .containsExactly(200, 200, 201);
        assertThat(List.of(shut.code(), again.code(), full.code()))
                .containsExactly("CMD-202", "CMD-306", "CMD-309");
    }

    @Test
    @Covers("ID-4")
    void nobody_suspends_themselves_or_somebody_stronger_or_the_last_owner() {
        // Given
        Tenant owner = trial.found();
        Tenant admin = owner.member("admin");
        Tenant other = owner.member("owner");
        change(owner, "suspend", other);

        // When
        List<Reply> refused =
                List.of(
                        change(admin, "suspend", owner),
                        change(admin, "suspend", admin),
                        change(owner, "suspend", owner),
                        change(admin, "reinstate", other),
                        change(owner.member("manager"), "suspend", admin));

        // Then
        assertThat(refused)
                .extracting(Reply::code)
                .containsExactly("CMD-203", "CMD-308", "CMD-308", "CMD-203", "CMD-203");
    }

    private Reply change(Tenant by, String verb, Tenant member) {
        return by.send(
                "identity.organization_member." + verb,
                "{\"id\": \"%s\"}".formatted(membership(member)));
    }

    private void limit(Tenant owner, int seats) {
        trial.sql(
                "update identity.organizations set member_limit = %d where organization_id = '%s'"
                        .formatted(seats, owner.organization()));
    }

    private String membership(Tenant tenant) {
        return String.valueOf(
                trial.sql(
                        "select id from identity.organization_members where organization_id = '%s' and user_id = '%s'"
                                .formatted(tenant.organization(), tenant.user())));
    }

    private static Reply role(Tenant by, String membership, String role) {
        return by.send(
                "identity.organization_member.change_role",
                "{\"id\": \"%s\", \"role\": \"%s\"}".formatted(membership, role));
    }

    private static Reply remove(Tenant by, String membership) {
        return by.send(
                "identity.organization_member.remove", "{\"id\": \"%s\"}".formatted(membership));
    }
}

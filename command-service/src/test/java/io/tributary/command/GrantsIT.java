package io.tributary.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.command.Trial.Reply;
import io.tributary.fixtures.Covers;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What people may do beside their roles, and who gives it to them.
@Covers({"ID-8", "ID-4"})
class GrantsIT {
    private static final String CAMPAIGN = "{\"name\": \"Autumn\"}";

    private Tenant owner;
    private Tenant admin;
    private Tenant member;

    @BeforeEach
    void three_members() {
        owner = Trial.shared().found();
        admin = owner.member("admin");
        member = owner.member("member");
    }

    @Test
    void a_permission_lets_a_member_send_the_command_and_no_other() {
        // Given
        String id = grant(owner, member, "dialer.campaign.create", "").id();

        // When
        Reply created = member.send("dialer.campaign.create", CAMPAIGN);
        Reply other = member.send("dialer.contact_list.create", "{\"name\": \"All\"}");
        Reply elsewhere =
                new Tenant(Trial.shared(), Trial.shared().found().organization(), member.user())
                        .send("dialer.campaign.create", CAMPAIGN);
        Reply somebody = owner.member("member").send("dialer.campaign.create", CAMPAIGN);
        Reply taken = send(admin, "user_permission.delete", "{\"id\": \"%s\"}".formatted(id));
        Reply afterwards = member.send("dialer.campaign.create", CAMPAIGN);

        // Then
        assertThat(List.of(created.status(), taken.status())).containsExactly(201, 200);
        assertThat(List.of(other.code(), elsewhere.code(), somebody.code(), afterwards.code()))
                .containsExactly("CMD-203", "CMD-202", "CMD-203", "CMD-203");
    }

    @Test
    void a_grant_that_has_ended_allows_nothing() {
        // Given
        grant(owner, member, "dialer.campaign.*", ", \"ends_at\": \"2026-01-01T00:00:00Z\"");
        String role = role("dialer.contact_list.*");
        giveRole(owner, role, member, ", \"ends_at\": \"2026-01-01T00:00:00Z\"");

        // When
        List<Reply> replies =
                List.of(
                        member.send("dialer.campaign.create", CAMPAIGN),
                        member.send("dialer.contact_list.create", "{\"name\": \"All\"}"));

        // Then
        assertThat(replies).extracting(Reply::code).containsOnly("CMD-203");
    }

    @Test
    void a_role_of_the_organizations_own_allows_what_it_names_while_a_member_has_it() {
        // Given
        String role = role("dialer.campaign.*");

        // When
        Reply before = member.send("dialer.campaign.create", CAMPAIGN);
        Reply given = giveRole(admin, role, member, "");
        List<Reply> with =
                List.of(
                        member.send("dialer.campaign.create", CAMPAIGN),
                        member.batch(
                                "{\"command\": \"dialer.campaign.create\", \"body\": {\"name\": \"Winter\"}}"));
        Reply emptied = permit(owner, role, "");
        Reply afterwards = member.send("dialer.campaign.create", CAMPAIGN);

        // Then
        assertThat(with).extracting(Reply::status).containsOnly(201);
        assertThat(List.of(given.status(), emptied.status())).containsExactly(201, 200);
        assertThat(List.of(before.code(), afterwards.code())).containsOnly("CMD-203");
    }

    @Test
    void nobody_gives_what_they_may_not_do_themselves() {
        // Given
        String role = role("dialer.campaign.create");
        String strong = role("identity.organization.suspend");

        // When
        List<Reply> replies =
                List.of(
                        grant(admin, member, "identity.organization.suspend", ""),
                        grant(admin, member, "identity.organization.*", ""),
                        permit(admin, role, "\"identity.organization.suspend\""),
                        giveRole(admin, strong, member, ""));

        // Then
        assertThat(replies).as(replies.toString()).extracting(Reply::code).containsOnly("CMD-203");
    }

    @Test
    void who_was_granted_granting_gives_on_what_they_may_do_and_nothing_else() {
        // Given
        Tenant other = owner.member("member");
        grant(owner, member, "identity.user_permission.create", "");
        grant(owner, member, "dialer.campaign.create", "");

        // When
        Reply own = grant(member, other, "dialer.campaign.create", "");
        Reply more = grant(member, other, "dialer.campaign.*", "");

        // Then
        assertThat(own.status()).as(own.toString()).isEqualTo(201);
        assertThat(more.code()).isEqualTo("CMD-203");
    }

    @Test
    void the_rights_of_somebody_stronger_or_of_a_stranger_are_not_changed() {
        // Given
        String role = role("dialer.campaign.create");
        String right = giveRole(owner, role, owner, "").id();

        // When
        Reply given = grant(admin, owner, "dialer.campaign.create", "");
        Reply taken = send(admin, "user_role.delete", "{\"id\": \"%s\"}".formatted(right));
        Reply stranger = grant(admin, Trial.shared().found(), "dialer.campaign.create", "");

        // Then
        assertThat(List.of(given.code(), taken.code(), stranger.code()))
                .containsExactly("CMD-203", "CMD-203", "CMD-304");
    }

    @Test
    void what_is_granted_must_be_there() {
        // When
        List<Reply> replies =
                List.of(
                        grant(owner, member, "dialer.campaign.fly", ""),
                        grant(owner, member, "dialer.*", ""),
                        grant(owner, member, "identity.organization.create", ""),
                        grant(owner, member, "learning.global_tag.create", ""),
                        permit(owner, role(), "\"dialer.campaign.create\", \"*\""));

        // Then
        assertThat(replies).extracting(Reply::code).containsOnly("CMD-103");
        assertThat(replies.getLast().errors()).containsExactly("permissions[1] unknown");
    }

    @Test
    void a_generic_command_does_not_reach_what_a_role_allows() {
        // When
        Reply reply =
                send(
                        admin,
                        "role.create",
                        "{\"key\": \"all\", \"name\": \"All\", \"permissions\": [\"identity.organization.suspend\"]}");

        // Then
        assertThat(reply.code()).isEqualTo("CMD-103");
    }

    private static Reply grant(Tenant by, Tenant to, String permission, String more) {
        return send(
                by,
                "user_permission.create",
                "{\"user_id\": \"%s\", \"permission\": \"%s\"%s}"
                        .formatted(to.user(), permission, more));
    }

    private static Reply giveRole(Tenant by, String role, Tenant to, String more) {
        return send(
                by,
                "user_role.create",
                "{\"role_id\": \"%s\", \"user_id\": \"%s\"%s}".formatted(role, to.user(), more));
    }

    private static Reply permit(Tenant by, String role, String permissions) {
        return send(
                by,
                "role.permit",
                "{\"id\": \"%s\", \"permissions\": [%s]}".formatted(role, permissions));
    }

    private String role(String... permissions) {
        String key = "r" + Long.toString(System.nanoTime(), 36);
        String id =
                send(owner, "role.create", "{\"key\": \"%s\", \"name\": \"R\"}".formatted(key))
                        .id();
        for (String permission : permissions) {
            Reply reply = permit(owner, id, '"' + permission + '"');
            assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
        }
        return id;
    }

    private static Reply send(Tenant by, String command, String body) {
        return by.send("identity." + command, body);
    }
}

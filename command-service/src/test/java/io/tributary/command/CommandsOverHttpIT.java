package io.tributary.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.command.Trial.Reply;
import io.tributary.fixtures.Covers;
import io.tributary.schemas.contract.ConsistencyToken;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CommandsOverHttpIT {
    private final Trial trial = Trial.shared();

    @Test
    @Covers("ID-1")
    void who_founds_an_organization_is_its_owner() {
        // Given
        UUID organization = UUID.randomUUID();
        Tenant founder = new Tenant(trial, organization, UUID.randomUUID());

        // When
        Reply reply =
                founder.send(
                        "identity.organization.create",
                        """
                        {"name": "<b>Brook</b> & Sons", "slug": "brook-%s", "owner_display_name": "Ada"}\
                        """
                                .formatted(organization.toString().substring(0, 8)));

        // Then
        assertThat(reply.status()).as(reply.toString()).isEqualTo(201);
        assertThat(
                        trial.sql(
                                "select name from identity.organizations where id = '"
                                        + organization
                                        + "'"))
                .isEqualTo("Brook & Sons");
        assertThat(
                        founder.count(
                                "identity.organization_members",
                                "role = 'owner' and status = 'active' and display_name = 'Ada'"))
                .isEqualTo(1);
        assertThat(founder.count("identity.organization_features", "enabled and key = 'dialer'"))
                .isEqualTo(1);
    }

    @Test
    @Covers("ID-1")
    void a_slug_that_another_organization_holds_is_refused() {
        // Given
        Tenant first = trial.found();
        String slug =
                trial.sql(
                        "select slug from identity.organizations where id = '"
                                + first.organization()
                                + "'");
        Tenant second = new Tenant(trial, UUID.randomUUID(), UUID.randomUUID());

        // When
        Reply reply =
                second.send(
                        "identity.organization.create",
                        "{\"name\": \"Copy\", \"slug\": \"%s\"}".formatted(slug));

        // Then
        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.code()).isEqualTo("CMD-303");
        assertThat(reply.errors()).containsExactly("slug duplicate");
        assertThat(second.count("identity.organizations", "true")).isZero();
    }

    @Test
    void a_slug_is_free_again_after_its_organization_took_another() {
        // Given
        Tenant first = trial.found();
        String slug =
                trial.sql(
                        "select slug from identity.organizations where id = '"
                                + first.organization()
                                + "'");
        Reply renamed =
                first.send(
                        "identity.organization.update",
                        "{\"slug\": \"renamed-%s\"}".formatted(slug));
        Tenant second = new Tenant(trial, UUID.randomUUID(), UUID.randomUUID());

        // When
        Reply reply =
                second.send(
                        "identity.organization.create",
                        "{\"name\": \"Next\", \"slug\": \"%s\"}".formatted(slug));

        // Then
        assertThat(renamed.status()).as(renamed.toString()).isEqualTo(200);
        assertThat(reply.status()).as(reply.toString()).isEqualTo(201);
    }

    @Test
    void a_row_is_created_changed_and_deleted() {
        // Given
        Tenant owner = trial.found();

        // When
        Reply created =
                owner.send(
                        "dialer.lead.create",
                        "{\"phone\": \"+4930123456\", \"first_name\": \"Ada\", \"age\": 36}");
        Reply changed =
                owner.send(
                        "dialer.lead.update",
                        "{\"id\": \"%s\", \"first_name\": null, \"age\": 37}"
                                .formatted(created.id()));
        String between =
                trial.sql(
                        "select coalesce(first_name, '-') || ' ' || age || ' ' || phone || ' ' ||"
                                + " version from dialer.leads where id = '"
                                + created.id()
                                + "'");
        Reply deleted =
                owner.send("dialer.lead.delete", "{\"id\": \"%s\"}".formatted(created.id()));

        // Then
        assertThat(created.status()).as(created.toString()).isEqualTo(201);
        assertThat(created.version()).isEqualTo(1);
        assertThat(created.header("ETag")).isEqualTo("\"1\"");
        assertThat(ConsistencyToken.parse(created.header("Tributary-Token")))
                .hasValueSatisfying(
                        token -> assertThat(token.organization()).isEqualTo(owner.organization()));
        assertThat(changed.status()).as(changed.toString()).isEqualTo(200);
        assertThat(between).isEqualTo("- 37 +4930123456 2");
        assertThat(deleted.status()).as(deleted.toString()).isEqualTo(200);
        assertThat(owner.count("dialer.leads", "true")).isZero();
    }

    @Test
    void a_row_that_has_changed_since_is_not_overwritten() {
        // Given
        Tenant owner = trial.found();
        String lead = owner.lead("+4930123456");
        owner.send("dialer.lead.update", "{\"id\": \"%s\", \"age\": 1}".formatted(lead));

        // When
        Reply stale =
                owner.send(
                        "dialer.lead.update",
                        "{\"id\": \"%s\", \"age\": 2}".formatted(lead),
                        "If-Match",
                        "\"1\"");
        Reply current =
                owner.send(
                        "dialer.lead.update",
                        "{\"id\": \"%s\", \"age\": 3}".formatted(lead),
                        "If-Match",
                        "\"2\"");

        // Then
        assertThat(stale.status()).isEqualTo(409);
        assertThat(stale.code()).isEqualTo("CMD-302");
        assertThat(stale.body().get("current_version").asLong()).isEqualTo(2);
        assertThat(current.version()).isEqualTo(3);
    }

    @Test
    void a_named_command_needs_the_state_it_declares() {
        // Given
        Tenant owner = trial.found();
        String campaign = owner.send("dialer.campaign.create", "{\"name\": \"Spring\"}").id();

        // When
        Reply paused = owner.send("dialer.campaign.pause", "{\"id\": \"%s\"}".formatted(campaign));
        Reply launched =
                owner.send("dialer.campaign.launch", "{\"id\": \"%s\"}".formatted(campaign));
        Reply jumped =
                owner.send(
                        "dialer.campaign.update",
                        "{\"id\": \"%s\", \"status\": \"archived\"}".formatted(campaign));

        // Then
        assertThat(paused.code()).isEqualTo("CMD-306");
        assertThat(launched.status()).as(launched.toString()).isEqualTo(200);
        assertThat(jumped.code()).isEqualTo("CMD-306");
        assertThat(owner.count("dialer.campaigns", "status = 'active'")).isEqualTo(1);
    }

    @Test
    void values_in_use_and_missing_references_name_their_fields() {
        // Given
        Tenant owner = trial.found();
        owner.lead("+4930123456");

        // When
        Reply duplicate = owner.send("dialer.lead.create", "{\"phone\": \"+4930123456\"}");
        Reply dangling =
                owner.send(
                        "dialer.lead.create",
                        "{\"phone\": \"+4930123457\", \"campaign_id\": \"%s\"}"
                                .formatted(UUID.randomUUID()));

        // Then
        assertThat(duplicate.status()).isEqualTo(409);
        assertThat(duplicate.errors()).containsExactly("phone duplicate");
        assertThat(dangling.status()).isEqualTo(422);
        assertThat(dangling.errors()).containsExactly("campaign_id reference");
    }

    @Test
    void deleting_clears_and_deletes_what_refers_to_it() {
        // Given
        Tenant owner = trial.found();
        String campaign = owner.send("dialer.campaign.create", "{\"name\": \"Spring\"}").id();
        String lead =
                owner.send(
                                "dialer.lead.create",
                                "{\"phone\": \"+4930123456\", \"campaign_id\": \"%s\"}"
                                        .formatted(campaign))
                        .id();
        Reply call =
                owner.send(
                        "dialer.call_log.create",
                        "{\"lead_id\": \"%s\", \"campaign_id\": \"%s\", \"started_at\": \"2026-11-21T10:00:00Z\", \"outcome\": \"busy\"}"
                                .formatted(lead, campaign));

        // When
        Reply withoutCampaign =
                owner.send("dialer.campaign.delete", "{\"id\": \"%s\"}".formatted(campaign));
        long cleared =
                owner.count("dialer.leads", "campaign_id is null and version = 2")
                        + owner.count("dialer.call_logs", "campaign_id is null and version = 2");
        Reply withoutLead = owner.send("dialer.lead.delete", "{\"id\": \"%s\"}".formatted(lead));

        // Then
        assertThat(call.status()).as(call.toString()).isEqualTo(201);
        assertThat(withoutCampaign.status()).as(withoutCampaign.toString()).isEqualTo(200);
        assertThat(cleared).isEqualTo(2);
        assertThat(withoutLead.status()).as(withoutLead.toString()).isEqualTo(200);
        assertThat(owner.count("dialer.call_logs", "true")).isZero();
        assertThat(
                        owner.count(
                                "platform.journal",
                                "command = 'dialer.campaign.delete' and jsonb_array_length(changes)"
                                        + " = 3"))
                .isEqualTo(1);
    }

    @Test
    @Covers("ID-5")
    void a_feature_that_is_off_refuses_its_commands() {
        // Given
        Tenant owner = trial.found();
        String feature =
                trial.sql(
                        "select id from identity.organization_features where key = 'dialer' and"
                                + " organization_id = '"
                                + owner.organization()
                                + "'");
        Reply off =
                owner.send(
                        "identity.organization_feature.update",
                        "{\"id\": \"%s\", \"enabled\": false}".formatted(feature));

        // When
        Reply reply = owner.send("dialer.lead.create", "{\"phone\": \"+4930123456\"}");

        // Then
        assertThat(off.status()).as(off.toString()).isEqualTo(200);
        assertThat(reply.code()).isEqualTo("CMD-205");
        assertThat(owner.count("platform.journal", "outcome = 'refused' and code = 'CMD-205'"))
                .isEqualTo(1);
    }

    @Test
    @Covers("ID-2")
    void a_suspended_organization_is_not_written() {
        // Given
        Tenant owner = trial.found();
        Reply suspended = owner.send("identity.organization.suspend", "{}");

        // When
        Reply reply = owner.send("dialer.lead.create", "{\"phone\": \"+4930123456\"}");

        // Then
        assertThat(suspended.status()).as(suspended.toString()).isEqualTo(200);
        assertThat(reply.code()).isEqualTo("CMD-204");
    }
}

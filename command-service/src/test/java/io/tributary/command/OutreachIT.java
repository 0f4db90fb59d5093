package io.tributary.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.command.Trial.Reply;
import io.tributary.fixtures.Covers;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Launches and messages.
class OutreachIT {
    private Dialer manager;

    @BeforeEach
    void found() {
        manager = new Dialer(Trial.shared().found());
    }

    @Test
    @Covers("DI-5")
    void launching_a_campaign_queues_those_of_its_leads_who_wait_to_be_called() {
        // Given
        String campaign = manager.campaign("draft");
        String own = "\"campaign_id\": \"%s\"".formatted(campaign);
        String off = manager.create("contact_list", "{\"name\": \"Old\", \"active\": false}");
        String first = manager.lead(own + ", \"priority\": 90");
        String second = manager.lead(own + ", \"priority\": 10");
        manager.lead(own + ", \"status\": \"converted\"");
        manager.lead(own + ", \"contact_list_id\": \"%s\"".formatted(off));
        manager.neverCall(manager.lead(own));
        manager.lead();

        // When
        Reply launched = launch("campaign", campaign);

        // Then
        assertThat(launched.status()).as(launched.toString()).isEqualTo(200);
        assertThat(launched.version()).isEqualTo(2);
        assertThat(manager.count("call_queue", "true")).isEqualTo(2);
        Dialer agent = manager.agent();
        assertThat(
                        List.of(
                                manager.of("call_queue", agent.claim().id(), "lead_id"),
                                manager.of("call_queue", agent.claim().id(), "lead_id")))
                .containsExactly(first, second);
    }

    @Test
    @Covers("DI-5")
    void a_campaign_that_resumes_queues_nobody_twice_and_one_that_runs_is_not_launched() {
        // Given
        String campaign = manager.campaign("draft");
        IntStream.range(0, 3)
                .forEach(_ -> manager.lead("\"campaign_id\": \"%s\"".formatted(campaign)));
        launch("campaign", campaign);
        Reply again = launch("campaign", campaign);
        manager.tenant().send("dialer.campaign.pause", "{\"id\": \"%s\"}".formatted(campaign));

        // When
        Reply resumed = launch("campaign", campaign);

        // Then
        assertThat(again.code()).isEqualTo("CMD-306");
        assertThat(resumed.status()).isEqualTo(200);
        assertThat(manager.count("call_queue", "true")).isEqualTo(3);
    }

    @Test
    void the_version_that_a_caller_expects_holds_for_ruled_commands_too() {
        // Given
        String campaign = manager.campaign("draft");

        // When
        Reply stale =
                manager.tenant()
                        .send(
                                "dialer.campaign.launch",
                                "{\"id\": \"%s\"}".formatted(campaign),
                                "If-Match",
                                "\"7\"");

        // Then
        assertThat(stale.code()).isEqualTo("CMD-302");
        assertThat(manager.of("campaigns", campaign, "status")).isEqualTo("draft");
    }

    @Test
    @Covers("DI-5")
    void more_leads_than_a_page_are_queued_all() {
        // Given
        String campaign = manager.campaign("draft");
        manager.tenant()
                .trial()
                .sql(
                        "insert into dialer.leads (organization_id, phone, campaign_id) select '%s', '+3312' || 10000 + i, '%s' from generate_series(1, 2300) i"
                                .formatted(manager.tenant().organization(), campaign));

        // When
        Reply launched = launch("campaign", campaign);

        // Then
        assertThat(launched.status()).as(launched.toString()).isEqualTo(200);
        assertThat(manager.count("call_queue", "true")).isEqualTo(2300);
    }

    @Test
    @Covers("DI-7")
    void a_message_waits_to_be_sent_unless_its_number_must_not_be_written_to() {
        // Given
        String lead = manager.lead();
        String phone = manager.of("leads", lead, "phone");

        // When
        Reply queued = sms(phone, lead);
        manager.neverCall(lead);
        Reply refused = sms(phone, lead);
        Reply foreign = sms(Dialer.number(), lead);

        // Then
        assertThat(queued.status()).as(queued.toString()).isEqualTo(201);
        assertThat(manager.of("sms_messages", queued.id(), "(status, direction)"))
                .isEqualTo("(queued,outbound)");
        assertThat(List.of(refused.code(), foreign.code())).containsOnly("CMD-308");
        assertThat(manager.count("sms_messages", "true")).isEqualTo(1);
    }

    @Test
    @Covers("DI-7")
    void a_broadcast_queues_its_list_but_gives_nothing_to_agents() {
        // Given
        String list = manager.create("contact_list", "{\"name\": \"Guests\"}");
        String member = "\"contact_list_id\": \"%s\"".formatted(list);
        manager.lead(member);
        manager.neverCall(manager.lead(member));
        manager.lead(member + ", \"status\": \"do_not_call\"");
        manager.lead();
        String broadcast =
                manager.create(
                        "voice_broadcast",
                        "{\"name\": \"B\", \"audio_url\": \"https://example.org/a.mp3\", %s}"
                                .formatted(member));

        // When
        Reply launched = launch("voice_broadcast", broadcast);
        Reply again = launch("voice_broadcast", broadcast);

        // Then
        assertThat(launched.status()).as(launched.toString()).isEqualTo(200);
        assertThat(again.code()).isEqualTo("CMD-306");
        assertThat(
                        manager.count(
                                "call_queue",
                                "broadcast_id = '%s' and status = 'waiting'".formatted(broadcast)))
                .isEqualTo(1);
        assertThat(manager.agent().claim().code()).isEqualTo("CMD-308");
    }

    @Test
    @Covers("DI-7")
    void a_broadcast_to_nobody_stays_a_draft() {
        // Given
        String list = manager.create("contact_list", "{\"name\": \"Empty\"}");
        String broadcast =
                manager.create(
                        "voice_broadcast",
                        "{\"name\": \"B\", \"audio_url\": \"https://example.org/a.mp3\", \"contact_list_id\": \"%s\"}"
                                .formatted(list));

        // When
        Reply launched = launch("voice_broadcast", broadcast);

        // Then
        assertThat(launched.code()).isEqualTo("CMD-308");
        assertThat(manager.of("voice_broadcasts", broadcast, "status")).isEqualTo("draft");
    }

    private Reply launch(String word, String id) {
        return manager.tenant()
                .send("dialer." + word + ".launch", "{\"id\": \"%s\"}".formatted(id));
    }

    private Reply sms(String phone, String lead) {
        return manager.tenant()
                .send(
                        "dialer.sms_message.send",
                        "{\"phone\": \"%s\", \"lead_id\": \"%s\", \"body\": \"Hello\"}"
                                .formatted(phone, lead));
    }
}

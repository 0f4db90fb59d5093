package io.tributary.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.command.Trial.Reply;
import io.tributary.fixtures.Covers;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@Covers("DI-4")
class CallQueueIT {
    private Dialer manager;

    @BeforeEach
    void found() {
        manager = new Dialer(Trial.shared().found());
    }

    @Test
    void agents_who_claim_at_once_get_different_leads_or_none() {
        // Given
        List<Dialer> agents = IntStream.range(0, 12).mapToObj(_ -> manager.agent()).toList();
        IntStream.range(0, 8).forEach(_ -> manager.queued(manager.lead(), 50));

        // When
        List<Reply> replies = Parallel.all(12, i -> agents.get(i).claim());

        // Then
        assertThat(replies.stream().filter(r -> r.status() == 200).map(Reply::id))
                .hasSize(8)
                .doesNotHaveDuplicates();
        assertThat(replies.stream().filter(r -> r.code().equals("CMD-308"))).hasSize(4);
        assertThat(manager.count("call_queue", "status = 'claimed'")).isEqualTo(8);
    }

    @Test
    void agents_who_claim_the_same_entry_at_once_do_not_both_get_it() {
        // Given
        List<Dialer> agents = List.of(manager.agent(), manager.agent());
        String entry = manager.queued(manager.lead(), 50);

        // When
        List<Reply> replies =
                Parallel.all(
                        2,
                        i ->
                                agents.get(i)
                                        .tenant()
                                        .send(
                                                "dialer.call_queue.claim",
                                                "{\"id\": \"%s\"}".formatted(entry)));

        // Then
        assertThat(replies).extracting(Reply::status).containsExactlyInAnyOrder(200, 409);
    }

    @Test
    void the_lead_with_most_priority_that_is_due_comes_first() {
        // Given
        Dialer agent = manager.agent();
        String low = manager.queued(manager.lead(), 10);
        String high = manager.queued(manager.lead(), 90);
        String later = manager.queued(manager.lead(), 100);
        manager.set("call_queue", later, "due_at = now() + interval '1 hour'");

        // When
        List<String> claimed = List.of(agent.claim().id(), agent.claim().id());

        // Then
        assertThat(claimed).containsExactly(high, low);
        assertThat(manager.of("call_queue", high, "claimed_by"))
                .isEqualTo(agent.tenant().user().toString());
    }

    @Test
    void an_agent_who_vanishes_gives_the_lead_back() {
        // Given
        Dialer vanished = manager.agent();
        Dialer next = manager.agent();
        String entry = manager.queued(manager.lead(), 50);
        vanished.claim();
        Reply tooEarly = next.claim();
        manager.set("call_queue", entry, "claimed_until = now() - interval '1 second'");

        // When
        Reply claimed = next.claim();

        // Then
        assertThat(tooEarly.code()).isEqualTo("CMD-308");
        assertThat(claimed.id()).isEqualTo(entry);
        assertThat(manager.of("call_queue", entry, "claimed_by"))
                .isEqualTo(next.tenant().user().toString());
    }

    @Test
    void a_released_lead_is_free_at_once() {
        // Given
        Dialer agent = manager.agent();
        String entry = manager.queued(manager.lead(), 50);
        agent.claim();

        // When
        agent.tenant().send("dialer.call_queue.release", "{\"id\": \"%s\"}".formatted(entry));

        // Then
        assertThat(manager.of("call_queue", entry, "claimed_by")).isNull();
        assertThat(manager.agent().claim().id()).isEqualTo(entry);
    }

    @Test
    void only_an_available_agent_gets_a_lead() {
        // Given
        manager.queued(manager.lead(), 50);
        Dialer nobody = new Dialer(manager.tenant().member("member"));
        Dialer away = manager.agent();
        String availability =
                manager.tenant()
                        .trial()
                        .sql(
                                "select id from dialer.agent_availability where user_id = '%s'"
                                        .formatted(away.tenant().user()));
        away.tenant()
                .send(
                        "dialer.agent_availability.update",
                        "{\"id\": \"%s\", \"status\": \"away\"}".formatted(availability));

        // When
        List<String> codes = List.of(nobody.claim().code(), away.claim().code());

        // Then
        assertThat(codes).containsOnly("CMD-308");
    }

    @Test
    void a_paused_campaign_gives_no_leads() {
        // Given
        Dialer agent = manager.agent();
        String campaign = manager.campaign("active");
        String entry =
                manager.create(
                        "call_queue",
                        "{\"lead_id\": \"%s\", \"campaign_id\": \"%s\"}"
                                .formatted(manager.lead(), campaign));
        String body = "{\"id\": \"%s\"}".formatted(campaign);
        manager.tenant().send("dialer.campaign.pause", body);

        // When
        Reply paused = agent.claim();
        manager.tenant().send("dialer.campaign.launch", body);
        Reply running = agent.claim();

        // Then
        assertThat(paused.code()).isEqualTo("CMD-308");
        assertThat(running.id()).isEqualTo(entry);
    }

    @Test
    void a_number_that_must_not_be_called_is_dropped_on_the_way() {
        // Given
        Dialer agent = manager.agent();
        String never = manager.lead();
        String first = manager.queued(never, 90);
        String second = manager.queued(manager.lead(), 10);
        manager.neverCall(never);

        // When
        Reply claimed = agent.claim();

        // Then
        assertThat(claimed.id()).isEqualTo(second);
        assertThat(manager.of("call_queue", first, "status")).isEqualTo("dropped");
    }
}

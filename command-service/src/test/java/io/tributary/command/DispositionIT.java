package io.tributary.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.command.Trial.Reply;
import io.tributary.fixtures.Covers;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@Covers("DI-6")
class DispositionIT {
    private Dialer manager;
    private Dialer agent;

    @BeforeEach
    void found() {
        manager = new Dialer(Trial.shared().found());
        agent = manager.agent();
    }

    @Test
    void the_call_the_lead_and_the_queue_follow_the_disposition() {
        // Given
        String lead = manager.lead();
        String entry = manager.queued(lead, 50);
        agent.claim();
        String call = call(lead, "");
        String disposition = manager.disposition("converted", "\"lead_status\": \"converted\"");

        // When
        Reply reply =
                agent.dispose(
                        lead,
                        disposition,
                        ", \"call_log_id\": \"%s\", \"notes\": \"Bought\"".formatted(call));

        // Then
        assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
        assertThat(
                        manager.of(
                                "call_logs",
                                call,
                                "(outcome, contacted, converted, notes, disposition_id)"))
                .isEqualTo("(converted,t,t,Bought,%s)".formatted(disposition));
        assertThat(manager.of("leads", lead, "status")).isEqualTo("converted");
        assertThat(manager.of("call_queue", entry, "status")).isEqualTo("done");
        assertThat(
                        agent.tenant()
                                .count(
                                        "platform.journal",
                                        "command = 'dialer.lead.dispose' and jsonb_array_length(changes) = 3"))
                .isEqualTo(1);
    }

    @Test
    void a_call_back_waits_until_its_moment() {
        // Given
        String lead = manager.lead();
        String soon =
                manager.disposition(
                        "no_answer",
                        "\"lead_status\": \"callback\", \"callback_after_minutes\": 30");

        // When
        agent.dispose(lead, soon, "");

        // Then
        assertThat(
                        manager.count(
                                "call_queue",
                                "lead_id = '%s' and status = 'waiting' and due_at between now() + interval '29 minutes' and now() + interval '31 minutes'"
                                        .formatted(lead)))
                .isEqualTo(1);
        assertThat(agent.claim().code()).isEqualTo("CMD-308");

        // When
        agent.dispose(lead, soon, ", \"callback_at\": \"2040-01-01T10:00:00Z\"");

        // Then
        assertThat(manager.count("call_queue", "lead_id = '%s'".formatted(lead))).isEqualTo(1);
        assertThat(manager.of("leads", lead, "extract(year from callback_at)")).isEqualTo("2040");
    }

    @Test
    void no_attempt_is_asked_for_beyond_the_campaigns_limit() {
        // Given
        String campaign = manager.campaign("active");
        manager.set("campaigns", campaign, "maximum_attempts = 1");
        String lead = manager.lead("\"campaign_id\": \"%s\"".formatted(campaign));
        call(lead, ", \"campaign_id\": \"%s\"".formatted(campaign));

        // When
        agent.dispose(lead, manager.disposition("busy", "\"callback_after_minutes\": 5"), "");

        // Then
        assertThat(manager.count("call_queue", "lead_id = '%s'".formatted(lead))).isZero();
    }

    @Test
    void do_not_call_reaches_the_list_the_queue_and_the_workflows() {
        // Given
        String lead = manager.lead();
        String entry = manager.queued(lead, 50);
        String workflow = manager.create("campaign_workflow", "{\"name\": \"Follow up\"}");
        String progress =
                manager.create(
                        "lead_workflow_progress",
                        "{\"lead_id\": \"%s\", \"workflow_id\": \"%s\"}".formatted(lead, workflow));
        String never = manager.disposition("do_not_call", "\"do_not_call\": true");

        // When
        List<Reply> replies =
                List.of(agent.dispose(lead, never, ""), agent.dispose(lead, never, ""));

        // Then
        assertThat(replies).extracting(Reply::status).containsOnly(200);
        assertThat(
                        manager.count(
                                "dnc_list",
                                "phone = '%s'".formatted(manager.of("leads", lead, "phone"))))
                .isEqualTo(1);
        assertThat(manager.of("leads", lead, "status")).isEqualTo("do_not_call");
        assertThat(manager.of("call_queue", entry, "status")).isEqualTo("dropped");
        assertThat(manager.of("lead_workflow_progress", progress, "status")).isEqualTo("stopped");
    }

    @Test
    void a_call_of_another_lead_leaves_everything_as_it_was() {
        // Given
        String lead = manager.lead();
        String foreign = call(manager.lead(), "");
        String disposition = manager.disposition("converted", "\"lead_status\": \"converted\"");

        // When
        Reply reply =
                agent.dispose(lead, disposition, ", \"call_log_id\": \"%s\"".formatted(foreign));

        // Then
        assertThat(reply.code()).isEqualTo("CMD-308");
        assertThat(manager.of("leads", lead, "status")).isEqualTo("new");
        assertThat(manager.of("call_logs", foreign, "outcome")).isEqualTo("no_answer");
    }

    private String call(String lead, String more) {
        return agent.create(
                "call_log",
                "{\"lead_id\": \"%s\", \"started_at\": \"2026-11-21T10:00:00Z\", \"outcome\": \"no_answer\"%s}"
                        .formatted(lead, more));
    }
}

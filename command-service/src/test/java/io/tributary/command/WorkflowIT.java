package io.tributary.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.command.Trial.Reply;
import io.tributary.fixtures.Covers;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@Covers("DI-2")
class WorkflowIT {
    private Dialer manager;
    private String workflow;

    @BeforeEach
    void found() {
        manager = new Dialer(Trial.shared().found());
        workflow = manager.create("campaign_workflow", "{\"name\": \"Follow up\"}");
    }

    @Test
    void steps_are_done_in_order_each_when_it_is_due() {
        // Given
        step(10, "sms", 60, "{\"body\": \"Hello\"}");
        step(20, "call", 0, "{}");
        step(30, "set_status", 0, "{\"status\": \"contacted\"}");
        String lead = manager.lead();
        String progress = enter(lead);

        // When
        Reply first = advance(progress);
        Reply early = advance(progress);
        manager.set("lead_workflow_progress", progress, "due_at = now()");
        List<Reply> others = List.of(advance(progress), advance(progress));

        // Then
        assertThat(first.status()).as(first.toString()).isEqualTo(200);
        assertThat(early.code()).isEqualTo("CMD-308");
        assertThat(others).extracting(Reply::status).containsOnly(200);
        assertThat(manager.count("sms_messages", "body = 'Hello' and status = 'queued'"))
                .isEqualTo(1);
        assertThat(manager.count("call_queue", "lead_id = '%s'".formatted(lead))).isEqualTo(1);
        assertThat(manager.of("leads", lead, "status")).isEqualTo("contacted");
        assertThat(manager.of("lead_workflow_progress", progress, "(status, step_number, due_at)"))
                .isEqualTo("(completed,30,)");
        assertThat(advance(progress).code()).isEqualTo("CMD-306");
    }

    @Test
    void a_step_asked_for_many_times_at_once_is_done_once() {
        // Given
        step(1, "sms", 60, "{\"body\": \"Hello\"}");
        step(2, "sms", 60, "{\"body\": \"Again\"}");
        String progress = enter(manager.lead());

        // When
        List<Reply> replies = Parallel.all(8, _ -> advance(progress));

        // Then
        assertThat(replies.stream().filter(r -> r.status() == 200)).hasSize(1);
        assertThat(manager.count("sms_messages", "true")).isEqualTo(1);
    }

    @Test
    void a_lead_that_must_not_be_called_leaves_the_workflow() {
        // Given
        step(1, "call", 0, "{}");
        String lead = manager.lead("\"status\": \"do_not_call\"");
        String progress = enter(lead);

        // When
        Reply reply = advance(progress);

        // Then
        assertThat(reply.status()).isEqualTo(200);
        assertThat(manager.of("lead_workflow_progress", progress, "status")).isEqualTo("stopped");
        assertThat(manager.count("call_queue", "true")).isZero();
    }

    @Test
    void a_step_that_cannot_be_done_is_named_and_not_passed_over() {
        // Given
        step(1, "mail", 0, "{}");
        String progress = enter(manager.lead());

        // When
        Reply reply = advance(progress);

        // Then
        assertThat(reply.code()).isEqualTo("CMD-308");
        assertThat(reply.body().path("detail").asString()).contains("step 1");
        assertThat(manager.of("lead_workflow_progress", progress, "step_number")).isEqualTo("0");
    }

    private void step(int number, String kind, int delay, String configuration) {
        manager.create(
                "workflow_step",
                "{\"workflow_id\": \"%s\", \"number\": %d, \"kind\": \"%s\", \"delay_minutes\": %d, \"configuration\": %s}"
                        .formatted(workflow, number, kind, delay, configuration));
    }

    private String enter(String lead) {
        return manager.create(
                "lead_workflow_progress",
                "{\"lead_id\": \"%s\", \"workflow_id\": \"%s\"}".formatted(lead, workflow));
    }

    private Reply advance(String progress) {
        return manager.tenant()
                .send(
                        "dialer.lead_workflow_progress.advance",
                        "{\"id\": \"%s\"}".formatted(progress));
    }
}

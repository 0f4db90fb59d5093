package io.tributary.command.rules.dialer;

import io.tributary.command.decision.CommandRule;
import io.tributary.command.decision.RowCondition;
import io.tributary.command.decision.RowStore;
import io.tributary.command.validation.Rejection;
import io.tributary.command.validation.ValidCommand;
import io.tributary.schemas.catalog.BaseColumns;
import io.tributary.schemas.contract.ErrorCode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// `lead_workflow_progress.advance`: does the step that is due, and says when the next one is.
///
/// **Once each, also after a crash.** The step and the place behind it are one transaction; who
/// asks again before the next step is due is refused. A lead that must not be called leaves the
/// workflow.
@Component
public final class AdvanceWorkflow implements CommandRule {

    @Override
    public String command() {
        return "dialer.lead_workflow_progress.advance";
    }

    @Override
    public Optional<Rejection> decide(ValidCommand command, RowStore rows) {
        List<ObjectNode> found =
                rows.find(command.entity(), BaseColumns.ID, command.id().toString());
        if (found.isEmpty()) {
            return refused(
                    ErrorCode.COMMAND_ROW_NOT_FOUND,
                    "a row with this id, but found none. Look it up again.");
        }
        // The lead first, as whoever disposes of it does: two that wait for each other get nowhere.
        UUID leadId = UUID.fromString(found.getFirst().get("lead_id").stringValue());
        ObjectNode lead = rows.lock(rows.entity("Lead"), leadId).orElseThrow();
        ObjectNode progress = rows.lock(command.entity(), command.id()).orElseThrow();
        if (!progress.get("status").stringValue().equals("running")) {
            return refused(
                    ErrorCode.COMMAND_TRANSITION_REFUSED,
                    "a lead that runs through the workflow, but it does not. Read it again.");
        }
        Instant now = rows.now();
        if (progress.hasNonNull("due_at") && due(progress).isAfter(now)) {
            return refused(
                    ErrorCode.COMMAND_RULE_REFUSED,
                    "a step that is due, but the next one is due at %s. Send it again then."
                            .formatted(due(progress)));
        }
        if (lead.get("status").stringValue().equals(DoNotCall.STATUS)) {
            return moved(command, rows, place("stopped").putNull("due_at"));
        }
        List<ObjectNode> steps = stepsBehind(progress, rows);
        if (steps.isEmpty()) {
            return moved(command, rows, place("completed").putNull("due_at"));
        }
        ObjectNode step = steps.getFirst();
        Optional<Rejection> refusal = new WorkflowStep(step, rows).doFor(lead);
        if (refusal.isPresent()) {
            return refusal;
        }
        boolean last = steps.size() == 1 || step.get("kind").stringValue().equals("end");
        ObjectNode place = place(last ? "completed" : "running");
        place.set("step_number", step.get("number"));
        place.put(
                "due_at",
                last
                        ? null
                        : now.plusSeconds(60 * step.get("delay_minutes").longValue()).toString());
        return moved(command, rows, place);
    }

    private static List<ObjectNode> stepsBehind(ObjectNode progress, RowStore rows) {
        int done = progress.get("step_number").intValue();
        return rows
                .page(
                        rows.entity("WorkflowStep"),
                        List.of(
                                RowCondition.is(
                                        "workflow_id", progress.get("workflow_id").stringValue())),
                        ValidCommand.NO_ROW)
                .stream()
                .filter(step -> step.get("number").intValue() > done)
                .sorted(Comparator.comparingInt(step -> step.get("number").intValue()))
                .toList();
    }

    private static Instant due(ObjectNode progress) {
        return OffsetDateTime.parse(progress.get("due_at").stringValue()).toInstant();
    }

    private static ObjectNode place(String status) {
        return JsonNodeFactory.instance.objectNode().put("status", status);
    }

    private static Optional<Rejection> moved(
            ValidCommand command, RowStore rows, ObjectNode place) {
        rows.update(command.entity(), command.id(), place);
        return Optional.empty();
    }

    private static Optional<Rejection> refused(ErrorCode code, String sentence) {
        return Optional.of(Rejection.of(code, "Expected " + sentence));
    }
}

package io.tributary.command;

import io.tributary.command.admission.FairAdmission;
import io.tributary.command.admission.FairAdmission.Admission;
import io.tributary.command.admission.LogRoom;
import io.tributary.command.decision.CatalogDecider;
import io.tributary.command.decision.Decision;
import io.tributary.command.intake.CommandOutcome;
import io.tributary.command.intake.CommandRequest;
import io.tributary.command.limits.CommandLimits;
import io.tributary.command.metering.UsageMeter;
import io.tributary.command.tenancy.Caller;
import io.tributary.command.validation.Rejection;
import io.tributary.command.validation.RequestValidation;
import io.tributary.command.validation.RequestValidation.Sent;
import io.tributary.command.validation.ValidCommand;
import io.tributary.command.write.Answer;
import io.tributary.command.write.CommandContext;
import io.tributary.command.write.CommandWriter;
import io.tributary.schemas.catalog.CommandDefinition.Effect;
import io.tributary.schemas.contract.ErrorCode;
import io.tributary.schemas.contract.LimitReached;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/// The story of a command: hold to the limits, validate, decide, wait for a turn, write, answer.
///
/// Nothing touches the database before the write. There, in one transaction, the caller's
/// membership is checked, the row is written and the command is journaled.
public final class CommandHandler implements Function<CommandRequest, CommandOutcome> {
    private static final String BATCH = "batch";
    private static final String UNDO = "undo";

    private final CommandLimits limits;
    private final RequestValidation validation;
    private final CatalogDecider decider;
    private final LogRoom room;
    private final FairAdmission admission;
    private final CommandWriter writer;
    private final UsageMeter usage;

    public CommandHandler(
            CommandLimits limits,
            RequestValidation validation,
            CatalogDecider decider,
            LogRoom room,
            FairAdmission admission,
            CommandWriter writer,
            UsageMeter usage) {
        this.limits = limits;
        this.validation = validation;
        this.decider = decider;
        this.room = room;
        this.admission = admission;
        this.writer = writer;
        this.usage = usage;
    }

    @Override
    public CommandOutcome apply(CommandRequest request) {
        return limits.refusal(request.owner(), request.caller(), request.items().size())
                .map(limit -> limited(request, limit))
                .orElseGet(() -> decide(request));
    }

    private CommandOutcome decide(CommandRequest request) {
        if (request.undone().isPresent()) {
            UUID entry = request.undone().get();
            return inTurn(request, List.of(), UNDO, context -> writer.undo(entry, context));
        }
        List<Sent> sent =
                request.items().stream()
                        .map(i -> new Sent(i.command(), i.body(), i.expectedVersion()))
                        .toList();
        return switch (validation.validate(
                request.owner().scope(), request.owner().id(), sent, request.batch())) {
            case RequestValidation.Outcome.Invalid invalid ->
                    CommandOutcome.rejected(invalid.rejection());
            case RequestValidation.Outcome.Valid valid -> decideAndWrite(request, valid.commands());
        };
    }

    private CommandOutcome decideAndWrite(CommandRequest request, List<ValidCommand> commands) {
        List<Decision> decisions = commands.stream().map(decider::decide).toList();
        return inTurn(
                request,
                commands,
                request.batch() ? BATCH : commands.getFirst().definition().name(),
                context ->
                        request.batch()
                                ? writer.writeAll(decisions, context)
                                : writer.write(decisions.getFirst(), context));
    }

    private CommandOutcome inTurn(
            CommandRequest request,
            List<ValidCommand> commands,
            String name,
            Function<CommandContext, Answer> write) {
        if (room.isShort()) {
            return logFull();
        }
        CommandContext context =
                new CommandContext(
                        request.owner(),
                        request.caller(),
                        name,
                        request.traceparent(),
                        request.idempotencyKey(),
                        request.requestHash());
        Admission<Answer> admitted =
                admission.run(
                        request.owner().id(), request.caller().user(), () -> write.apply(context));
        return switch (admitted) {
            case Admission.Ran<Answer> ran -> {
                count(request, ran.result());
                yield outcome(ran.result(), commands);
            }
            case Admission.TooMany<Answer> ignored -> tooMany();
            case Admission.Overloaded<Answer> ignored -> overloaded();
        };
    }

    /// A limit of the sender's own is no organization's use: the sender may be a stranger there.
    private CommandOutcome limited(CommandRequest request, LimitReached limit) {
        if (limit.name().equals(CommandLimits.OF_ORGANIZATION)) {
            usage.limited(request.owner().organization());
        }
        return CommandOutcome.rejected(Rejection.of(limit));
    }

    private void count(CommandRequest request, Answer answer) {
        if (request.caller().kind() == Caller.Kind.SYSTEM) {
            return;
        }
        UUID organization = request.owner().organization();
        int commands = request.items().size();
        switch (answer) {
            case Answer.Accepted accepted -> {
                limits.countForOrganization(request.owner(), commands);
                if (!accepted.replayed()) {
                    usage.accepted(organization, commands);
                }
            }
            case Answer.Refused refused -> {
                ErrorCode code = refused.rejection().code();
                boolean stranger =
                        code == ErrorCode.COMMAND_NOT_A_MEMBER
                                || code == ErrorCode.COMMAND_UNAUTHENTICATED;
                if (!stranger) {
                    limits.countForOrganization(request.owner(), commands);
                }
                if (code == ErrorCode.COMMAND_LIMIT) {
                    usage.limited(organization);
                } else if (!stranger && code.status() < 500) {
                    usage.refused(organization);
                }
            }
        }
    }

    private static CommandOutcome outcome(Answer answer, List<ValidCommand> commands) {
        return switch (answer) {
            case Answer.Refused refused ->
                    new CommandOutcome.Rejected(refused.rejection(), refused.currentVersion());
            case Answer.Accepted accepted ->
                    new CommandOutcome.Accepted(
                            accepted.rows().stream()
                                    .map(row -> new CommandOutcome.Result(row.id(), row.version()))
                                    .toList(),
                            accepted.token(),
                            !commands.isEmpty()
                                    && commands.stream()
                                            .allMatch(
                                                    c -> c.definition().effect() == Effect.CREATE),
                            accepted.replayed());
        };
    }

    private static CommandOutcome tooMany() {
        return CommandOutcome.rejected(
                Rejection.of(
                        ErrorCode.COMMAND_TOO_MANY,
                        "Expected fewer commands of this user or organization at once. Send it again in a"
                                + " moment, or many in one batch."));
    }

    private static CommandOutcome logFull() {
        return CommandOutcome.rejected(
                Rejection.of(
                        ErrorCode.COMMAND_LOG_FULL,
                        "Expected the pipeline to keep up, but it is so far behind that more would be"
                                + " lost to it. Send the command again in a while, with the same"
                                + " Idempotency-Key."));
    }

    private static CommandOutcome overloaded() {
        return CommandOutcome.rejected(
                Rejection.of(
                        ErrorCode.COMMAND_BUSY,
                        "Expected a free place within a few seconds, but found none. Send the command"
                                + " again in a moment, with the same Idempotency-Key."));
    }
}

package io.tributary.command.timers;

import io.tributary.command.intake.CommandOutcome;
import io.tributary.command.intake.CommandRequest;
import io.tributary.command.settings.TimerSettings;
import io.tributary.command.telemetry.CommandMetrics;
import io.tributary.command.telemetry.TraceParent;
import io.tributary.command.tenancy.Caller;
import io.tributary.command.tenancy.Owner;
import io.tributary.command.validation.CommandRejected;
import io.tributary.command.workers.Rounds;
import io.tributary.command.write.CallerCheck;
import io.tributary.command.write.CommandContext;
import io.tributary.command.write.CommandFailed;
import io.tributary.schemas.catalog.CommandDefinition;
import io.tributary.schemas.contract.ErrorCode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.JsonNodeFactory;

/// Sends the commands that are due.
///
/// **At least once, with one effect.** A timer is forgotten after its command was answered, and the
/// command carries a key that is the same for every attempt. What is refused for good ends the
/// timer, and stands in the journal as any refusal. What may pass later is sent again after a
/// growing pause, without an end.
final class TimerRound implements Rounds.Round {
    private static final Logger LOG = LoggerFactory.getLogger(TimerRound.class);
    private static final int MOST = 32;
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final int SLOWEST_PAUSE_SECONDS = 3600;

    private static final Set<ErrorCode> PASSING =
            Set.of(
                    ErrorCode.COMMAND_BUSY,
                    ErrorCode.COMMAND_TOO_MANY,
                    ErrorCode.COMMAND_FAILED,
                    ErrorCode.COMMAND_LOG_FULL,
                    ErrorCode.COMMAND_ORGANIZATION_READ_ONLY);

    private final Supplier<TimedCommands> commands;
    private final TimerRegister register;
    private final CallerCheck check;
    private final Function<CommandRequest, CommandOutcome> handler;
    private final TimerSettings settings;
    private final CommandMetrics metrics;
    private volatile TimerState state = TimerState.NONE;

    TimerRound(
            Supplier<TimedCommands> commands,
            TimerRegister register,
            CallerCheck check,
            Function<CommandRequest, CommandOutcome> handler,
            TimerSettings settings,
            CommandMetrics metrics) {
        this.commands = commands;
        this.register = register;
        this.check = check;
        this.handler = handler;
        this.settings = settings;
        this.metrics = metrics;
    }

    /// As the last round found it.
    TimerState state() {
        return state;
    }

    @Override
    public Duration go() {
        TimedCommands known = commands.get();
        List<DueTimer> due = register.claim(known.kinds(), MOST, settings.lease());
        for (DueTimer timer : due) {
            known.find(timer).ifPresent(command -> send(timer, command));
        }
        state = register.state(known.kinds());
        if (due.size() == MOST) {
            return Duration.ZERO;
        }
        return state.next().filter(n -> n.compareTo(LOOK) < 0).orElse(LOOK);
    }

    private void send(DueTimer timer, CommandDefinition command) {
        try {
            if (held(timer, command)) {
                postpone(timer, ErrorCode.COMMAND_ORGANIZATION_READ_ONLY.code());
                return;
            }
            switch (handler.apply(request(timer, command))) {
                case CommandOutcome.Accepted ignored -> {
                    register.forget(timer);
                    metrics.timerSent("accepted");
                }
                case CommandOutcome.Rejected rejected -> refused(timer, rejected);
            }
        } catch (CommandRejected | CommandFailed failure) {
            LOG.atWarn()
                    .addKeyValue("timer", timer.idempotencyKey())
                    .setCause(failure)
                    .log("A timer's command could not be sent; it is sent again.");
            postpone(timer, String.valueOf(failure.getMessage()));
        }
    }

    /// Work rests with its organization: asked beforehand, so that a long rest leaves the journal
    /// alone.
    private boolean held(DueTimer timer, CommandDefinition command) {
        return command.feature().isPresent()
                && check.refusal(context(timer, command), command)
                        .filter(r -> r.code() == ErrorCode.COMMAND_ORGANIZATION_READ_ONLY)
                        .isPresent();
    }

    private void refused(DueTimer timer, CommandOutcome.Rejected rejected) {
        ErrorCode code = rejected.rejection().code();
        if (PASSING.contains(code)) {
            postpone(timer, code.code());
        } else {
            register.forget(timer);
            metrics.timerSent("refused");
        }
    }

    private void postpone(DueTimer timer, String reason) {
        int doublings = Math.min(timer.attempts() - 1, 12);
        Duration pause = Duration.ofSeconds(Math.min(1L << doublings, SLOWEST_PAUSE_SECONDS));
        register.postpone(timer, pause, reason);
        metrics.timerSent("postponed");
    }

    private static CommandContext context(DueTimer timer, CommandDefinition command) {
        return new CommandContext(
                Owner.organization(timer.organization()),
                Caller.SYSTEM,
                command.name(),
                TraceParent.below(null),
                Optional.empty(),
                new byte[0]);
    }

    private static CommandRequest request(DueTimer timer, CommandDefinition command) {
        String key = timer.idempotencyKey();
        return new CommandRequest(
                Owner.organization(timer.organization()),
                Caller.SYSTEM,
                List.of(
                        new CommandRequest.Item(
                                command.name(),
                                JsonNodeFactory.instance
                                        .objectNode()
                                        .put("id", timer.row().toString()),
                                Optional.empty())),
                Optional.empty(),
                false,
                Optional.of(key),
                key.getBytes(StandardCharsets.UTF_8),
                TraceParent.below(null));
    }
}

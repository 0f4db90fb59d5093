package io.tributary.command.effects;

import io.tributary.command.intake.CommandOutcome;
import io.tributary.command.intake.CommandParser;
import io.tributary.command.intake.CommandRequest;
import io.tributary.command.tenancy.Caller;
import io.tributary.command.tenancy.Owner;
import io.tributary.command.validation.CommandRejected;
import io.tributary.command.validation.Rejection;
import io.tributary.command.validation.TimeAndIdentityCheck;
import io.tributary.schemas.contract.ErrorCode;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/// Makes a receiver's report the command that the effect declares, sent by the platform itself.
///
/// A report that comes again under the same `webhook-id` has one effect.
final class StatusReports {
    private static final Pattern MESSAGE_ID = Pattern.compile("[\\x21-\\x7e]{1,120}");

    private final EffectRegister register;
    private final Optional<EffectSignatures> signatures;
    private final Function<CommandRequest, CommandOutcome> handler;

    StatusReports(
            EffectRegister register,
            Optional<EffectSignatures> signatures,
            Function<CommandRequest, CommandOutcome> handler) {
        this.register = register;
        this.signatures = signatures;
        this.handler = handler;
    }

    /// A body with what its headers say of it.
    record Signed(String id, String timestamp, String signature, byte[] body) {}

    /// @throws CommandRejected when the signature is not the receiver's, and when the command is
    ///   refused
    void take(String effectId, Signed report) {
        // Whoever cannot sign learns nothing of which effects there are.
        StoredEffect effect =
                TimeAndIdentityCheck.parseUuid(effectId)
                        .flatMap(register::find)
                        .filter(found -> isOf(found, report))
                        .orElseThrow(StatusReports::unsigned);
        String command = effect.reports().orElseThrow(DeadEffects::unknown);
        if (!(CommandParser.parse(report.body()) instanceof ObjectNode body)) {
            throw new CommandRejected(
                    Rejection.of(
                            ErrorCode.COMMAND_MALFORMED_BODY,
                            "Expected a JSON object with the fields of %s but its id. Mend it and resend."
                                    .formatted(command)));
        }
        body.put("id", effect.row().toString());
        if (handler.apply(request(effect, command, body, report))
                instanceof CommandOutcome.Rejected rejected) {
            throw new CommandRejected(rejected.rejection());
        }
    }

    private boolean isOf(StoredEffect effect, Signed report) {
        return MESSAGE_ID.matcher(report.id()).matches()
                && signatures
                        .map(s -> s.of(effect))
                        .filter(
                                key ->
                                        key.verifies(
                                                report.id(),
                                                report.timestamp(),
                                                report.signature(),
                                                report.body(),
                                                Instant.now()))
                        .isPresent();
    }

    private static CommandRequest request(
            StoredEffect effect, String command, ObjectNode body, Signed report) {
        return new CommandRequest(
                Owner.organization(effect.organization()),
                Caller.SYSTEM,
                List.of(new CommandRequest.Item(command, body, Optional.empty())),
                Optional.empty(),
                false,
                Optional.of("report:%s:%s".formatted(effect.id(), report.id())),
                hash(report.body()),
                effect.traceparent());
    }

    private static byte[] hash(byte[] body) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(body);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static CommandRejected unsigned() {
        return new CommandRejected(
                Rejection.of(
                        ErrorCode.COMMAND_BAD_SIGNATURE,
                        "Expected webhook-id, webhook-timestamp of the last five minutes and"
                                + " webhook-signature by the key that the effect was signed with, but"
                                + " found others. Sign it again."));
    }
}

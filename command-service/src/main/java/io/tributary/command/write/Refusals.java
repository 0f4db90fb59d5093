package io.tributary.command.write;

import io.tributary.command.validation.FieldError;
import io.tributary.command.validation.Rejection;
import io.tributary.schemas.contract.ErrorCode;
import io.tributary.schemas.contract.LimitReached;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The sentences behind the codes that the statements answer with, `<code>` or `<code>:<field>`.
final class Refusals {
    private static final Map<String, ErrorCode> CODES =
            Arrays.stream(ErrorCode.values())
                    .collect(Collectors.toUnmodifiableMap(ErrorCode::code, Function.identity()));

    static final String REFERENCE_MISSING = ErrorCode.COMMAND_REFERENCE_MISSING.code();

    /// How a refusal for a limit begins.
    static final String LIMIT = ErrorCode.COMMAND_LIMIT.code() + ":";

    private Refusals() {}

    static Rejection of(String refusal) {
        if (refusal.startsWith(LIMIT)) {
            return Rejection.of(limit(refusal));
        }
        int colon = refusal.indexOf(':');
        String code = colon < 0 ? refusal : refusal.substring(0, colon);
        String field = colon < 0 ? "state" : refusal.substring(colon + 1);
        ErrorCode known = CODES.getOrDefault(code, ErrorCode.COMMAND_FAILED);
        return known == ErrorCode.COMMAND_REFERENCE_MISSING
                ? referenceMissing(field)
                : new Rejection(known, sentence(known, field), List.of());
    }

    /// The same for a row that is not there and for one that the caller does not see.
    static Rejection referenceMissing(String field) {
        return new Rejection(
                ErrorCode.COMMAND_REFERENCE_MISSING,
                "Expected %s to name a row of this organization, but found none. Create it first."
                        .formatted(field),
                List.of(new FieldError(field, "reference", "There is no such row.")));
    }

    /// As `platform.spend` tells it.
    private static LimitReached limit(String refusal) {
        String[] parts = refusal.split(":", -1);
        return new LimitReached(
                parts[1],
                Long.parseLong(parts[2]),
                Duration.ofSeconds(Long.parseLong(parts[3])),
                Duration.ofSeconds(Long.parseLong(parts[4])));
    }

    private static String sentence(ErrorCode code, String field) {
        return switch (code) {
            case COMMAND_NOT_A_MEMBER ->
                    "Expected an active membership of this organization, but found none. Ask one of"
                            + " its admins.";
            case COMMAND_ROLE_TOO_WEAK ->
                    "Expected a stronger role for this command. Ask an admin of the organization.";
            case COMMAND_UNAUTHENTICATED ->
                    "Expected a token of after the last sign-out, or a key that opens, but found one that is"
                            + " over. Sign in again, or ask an admin of the organization for a new key.";
            case COMMAND_STEP_UP ->
                    "Expected a token of multi-factor sign-in, which this organization asks for here,"
                            + " but found another. Sign in with a second factor and resend.";
            case COMMAND_ORGANIZATION_READ_ONLY ->
                    "Expected an organization that can be changed, but it is suspended or under"
                            + " maintenance. Reading works; try again later.";
            case COMMAND_FEATURE_OFF ->
                    "Expected the command's feature to be on, but it is off for this organization."
                            + " Ask an admin to switch it on.";
            case COMMAND_NOT_A_PARTICIPANT ->
                    "Expected one of those who take part, but the caller does not. Ask one of them to"
                            + " add you.";
            case COMMAND_ROW_NOT_FOUND ->
                    "Expected a row with this id, but found none. Look it up again.";
            case COMMAND_STALE_VERSION ->
                    "Expected the version in If-Match, but the row has changed since. Read it again"
                            + " and decide anew.";
            case COMMAND_TRANSITION_REFUSED ->
                    "Expected a %s from which this is allowed, but the row has another. Read it again."
                            .formatted(field);
            default -> code.title() + ".";
        };
    }
}

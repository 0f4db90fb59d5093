package io.tributary.query.request;

import io.tributary.query.freshness.Deadline;
import io.tributary.query.problem.QueryRefused;
import io.tributary.schemas.contract.ConsistencyToken;
import io.tributary.schemas.contract.ErrorCode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Reads the consistency token and how long to wait for it.
public final class WaitReader {
    public static final String TOKEN_HEADER = "Tributary-Token";
    public static final String WAIT_HEADER = "Tributary-Wait";

    static final Duration USUAL = Duration.ofSeconds(2);
    static final Duration LONGEST = Duration.ofSeconds(10);

    private WaitReader() {}

    /// The token, if it is one of `organization`; a malformed one is only refused by {@link #read},
    /// after it is clear that the caller may ask at all.
    public static Optional<ConsistencyToken> peek(
            UUID organization, Optional<String> header, Parameters parameters) {
        return header.or(
                        () ->
                                parameters
                                        .values()
                                        .getOrDefault(Parameters.TOKEN, List.of())
                                        .stream()
                                        .findFirst())
                .flatMap(ConsistencyToken::parse)
                .filter(t -> t.organization().equals(organization));
    }

    /// @param organization whose token it must be; empty for a route that belongs to none
    /// @throws QueryRefused naming what is wrong
    public static Wait read(
            Optional<UUID> organization,
            Optional<String> tokenHeader,
            Optional<String> waitHeader,
            Parameters parameters) {
        Mistakes mistakes = new Mistakes();
        Optional<String> parameter = parameters.one(Parameters.TOKEN, mistakes);
        if (tokenHeader.isPresent() && parameter.isPresent() && !tokenHeader.equals(parameter)) {
            mistakes.add(
                    Parameters.TOKEN,
                    "conflict",
                    "Expected one token, but found another in the header %s."
                            .formatted(TOKEN_HEADER));
        }
        Duration wait = waitHeader.map(text -> duration(text, mistakes)).orElse(USUAL);
        mistakes.refuseIfAny();
        Optional<ConsistencyToken> token =
                tokenHeader.or(() -> parameter).map(text -> token(organization, text));
        return new Wait(token, Deadline.in(wait));
    }

    /// As long as the caller wants; a malformed wish is refused by {@link #read}.
    static Deadline patience(Optional<String> waitHeader) {
        return Deadline.in(
                waitHeader.filter(WaitReader::acceptable).map(WaitReader::millis).orElse(USUAL));
    }

    private static boolean acceptable(String text) {
        return text.matches("[0-9]{1,5}") && Long.parseLong(text) <= LONGEST.toMillis();
    }

    private static Duration millis(String text) {
        return Duration.ofMillis(Long.parseLong(text));
    }

    private static ConsistencyToken token(Optional<UUID> organization, String text) {
        return ConsistencyToken.parse(text)
                .filter(t -> organization.isEmpty() || organization.get().equals(t.organization()))
                .orElseThrow(
                        () ->
                                new QueryRefused(
                                        ErrorCode.QUERY_BAD_TOKEN,
                                        "Expected a token that a command of this organization answered with. Send it unchanged, or none."));
    }

    private static Duration duration(String text, Mistakes mistakes) {
        if (!acceptable(text)) {
            mistakes.add(
                    WAIT_HEADER,
                    "range",
                    "milliseconds from 0 to %d".formatted(LONGEST.toMillis()),
                    text);
            return USUAL;
        }
        return millis(text);
    }
}

package io.tributary.query.request;

import io.tributary.query.freshness.Deadline;
import io.tributary.schemas.contract.ConsistencyToken;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// Who asks, with what beside the path.
///
/// @param user the subject of a verified token
/// @param issued when the token was; the epoch when it does not say
public record Call(
        UUID user,
        Instant issued,
        Parameters parameters,
        Optional<String> tokenHeader,
        Optional<String> waitHeader) {

    /// The token as far as it is one of the organization; see {@link WaitReader#peek}.
    public Optional<ConsistencyToken> tokenOf(UUID organization) {
        return WaitReader.peek(organization, tokenHeader, parameters);
    }

    /// How long the caller waits to be known; see {@link WaitReader#patience}.
    public Deadline patience() {
        return WaitReader.patience(waitHeader);
    }

    /// @throws io.tributary.query.problem.QueryRefused naming what is wrong
    public Wait waitFor(UUID organization) {
        return WaitReader.read(Optional.of(organization), tokenHeader, waitHeader, parameters);
    }

    /// For a route that belongs to no organization: a token of any.
    public Wait waitForAny() {
        return WaitReader.read(Optional.empty(), tokenHeader, waitHeader, parameters);
    }
}

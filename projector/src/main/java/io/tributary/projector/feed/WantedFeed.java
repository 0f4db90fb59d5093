package io.tributary.projector.feed;

import io.tributary.schemas.contract.FeedName;
import io.tributary.schemas.contract.FeedPassword;
import io.tributary.schemas.contract.RowKey;

/// A feed that a row asks for.
///
/// @param passwordNumber which of the row's passwords opens it
record WantedFeed(FeedName name, RowKey row, long passwordNumber) {

    String password(String secret) {
        return FeedPassword.of(secret, row, passwordNumber);
    }
}

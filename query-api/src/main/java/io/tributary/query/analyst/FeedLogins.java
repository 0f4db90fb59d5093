package io.tributary.query.analyst;

import io.tributary.query.problem.QueryRefused;
import io.tributary.query.search.Hit;
import io.tributary.schemas.catalog.BaseColumns;
import io.tributary.schemas.contract.ErrorCode;
import io.tributary.schemas.contract.FeedName;
import io.tributary.schemas.contract.FeedPassword;
import io.tributary.schemas.contract.RowKey;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Makes the logins of feeds. No password is kept anywhere: it follows from the row and the
/// installation's secret, and the projector tells Kafka the same one.
@Component
public final class FeedLogins {
    private static final Logger LOG = LoggerFactory.getLogger(FeedLogins.class);
    private static final String MECHANISM = "SCRAM-SHA-256";

    private final FeedSettings settings;

    FeedLogins(FeedSettings settings) {
        this.settings = settings;
    }

    /// @param row that asks for the feed, which the user may see
    /// @throws QueryRefused where no feeds are offered
    public FeedLogin of(UUID organization, UUID user, Hit row) {
        if (settings.secret().isEmpty()) {
            throw new QueryRefused(
                    ErrorCode.QUERY_UNKNOWN_ROUTE,
                    "Expected an installation that offers feeds, but tributary.feeds.secret is not set. Ask its operator.");
        }
        RowKey key =
                new RowKey(
                        organization,
                        UUID.fromString(row.document().path(BaseColumns.ID).asString()));
        FeedName name = new FeedName(organization, row.document().path("domain").asString());
        String password =
                FeedPassword.of(
                        settings.secret(), key, row.document().path("password_number").asLong());
        LOG.atInfo()
                .addKeyValue("feed", name.user())
                .addKeyValue("user", user)
                .log("The login of a feed was shown");
        return new FeedLogin(name.topic(), MECHANISM, name.user(), password, name.groups());
    }
}

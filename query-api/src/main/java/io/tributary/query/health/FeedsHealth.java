package io.tributary.query.health;

import io.tributary.query.feed.FeedState;
import io.tributary.query.feed.TopicFeed;
import java.util.List;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/// Down while a feed reads what was there before its start, or fails.
@Component("feedsHealthIndicator")
class FeedsHealth implements HealthIndicator {
    private final List<TopicFeed> feeds;

    FeedsHealth(List<TopicFeed> feeds) {
        this.feeds = feeds;
    }

    @Override
    public Health health() {
        Health.Builder health = Health.up();
        for (TopicFeed feed : feeds) {
            switch (feed.state()) {
                case FeedState.Following() -> health.withDetail(feed.name(), "following");
                case FeedState.Starting() -> health.down().withDetail(feed.name(), "starting");
                case FeedState.Failing(String reason) ->
                        health.down().withDetail(feed.name(), reason);
            }
        }
        return health.build();
    }
}

package io.tributary.schemas.contract;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/// What the feed of one organization and domain is called in Kafka.
public record FeedName(UUID organization, String domain) {
    /// The table whose rows ask for feeds, of the one domain that the engine itself knows.
    public static final TableName ASKED = new TableName("identity", "analyst_feeds");

    private static final String USERS = "feed.";
    private static final String TOPICS = "tributary." + USERS;
    private static final Pattern REST =
            Pattern.compile(
                    "([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\\.([a-z]+)");

    /// `tributary.feed.<organization>.<domain>`, with one partition.
    public String topic() {
        return TOPICS + organization + "." + domain;
    }

    /// The principal that reads it, and nothing else: `feed.<organization>.<domain>`.
    public String user() {
        return USERS + organization + "." + domain;
    }

    /// What the names of its consumer groups begin with: the user and a dot, so that no domain's
    /// groups are those of another whose name goes on.
    public String groups() {
        return user() + ".";
    }

    /// Empty for every other topic.
    public static Optional<FeedName> ofTopic(String topic) {
        return topic.startsWith(TOPICS) ? rest(topic.substring(TOPICS.length())) : Optional.empty();
    }

    /// Empty for every other user.
    public static Optional<FeedName> ofUser(String user) {
        return user.startsWith(USERS) ? rest(user.substring(USERS.length())) : Optional.empty();
    }

    private static Optional<FeedName> rest(String text) {
        var parts = REST.matcher(text);
        return parts.matches()
                ? Optional.of(new FeedName(UUID.fromString(parts.group(1)), parts.group(2)))
                : Optional.empty();
    }
}

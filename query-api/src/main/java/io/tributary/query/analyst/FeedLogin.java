package io.tributary.query.analyst;

/// What a Kafka client needs to read a feed. Names are those of the answer.
///
/// @param groups what the names of the user's consumer groups must begin with
public record FeedLogin(
        String topic, String mechanism, String username, String password, String groups) {

    /// Without the password, for whoever logs it.
    @Override
    public String toString() {
        return "FeedLogin[%s]".formatted(username);
    }
}

package io.tributary.schemas.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FeedNameTest {
    private static final String SECRET = "0123456789abcdef0123456789abcdef";
    private static final UUID ORGANIZATION =
            UUID.fromString("019a0000-0000-7000-8000-000000000001");
    private static final FeedName NAME = new FeedName(ORGANIZATION, "identity");

    @Test
    void topic_and_user_are_read_back() {
        assertThat(NAME.topic()).isEqualTo("tributary.feed." + ORGANIZATION + ".identity");
        assertThat(FeedName.ofTopic(NAME.topic())).contains(NAME);
        assertThat(FeedName.ofUser(NAME.user())).contains(NAME);
    }

    @Test
    void names_of_others_are_no_feeds() {
        assertThat(FeedName.ofTopic("tributary.identity.organizations")).isEmpty();
        assertThat(FeedName.ofTopic(NAME.topic().toUpperCase(Locale.ROOT))).isEmpty();
        assertThat(FeedName.ofUser("projector")).isEmpty();
        assertThat(FeedName.ofUser(NAME.user() + ".x")).isEmpty();
        assertThat(FeedName.ofUser("feed.1-1-1-1-1.identity")).isEmpty();
    }

    @Test
    void groups_of_a_domain_are_not_those_of_a_longer_name() {
        FeedName longer = new FeedName(ORGANIZATION, "identitytwo");

        assertThat(longer.groups()).doesNotStartWith(NAME.groups());
    }

    @Test
    void every_row_number_and_secret_has_its_own_password() {
        RowKey row = new RowKey(ORGANIZATION, UUID.randomUUID());
        RowKey other = new RowKey(ORGANIZATION, UUID.randomUUID());
        String password = FeedPassword.of(SECRET, row, 1);

        assertThat(FeedPassword.of(SECRET, row, 1)).isEqualTo(password).hasSize(43);
        assertThat(FeedPassword.of(SECRET, row, 2)).isNotEqualTo(password);
        assertThat(FeedPassword.of(SECRET, other, 1)).isNotEqualTo(password);
        assertThat(FeedPassword.of(SECRET + "x", row, 1)).isNotEqualTo(password);
    }

    @Test
    void a_short_secret_makes_no_password() {
        RowKey row = new RowKey(ORGANIZATION, UUID.randomUUID());

        assertThatThrownBy(() -> FeedPassword.of("short", row, 1))
                .hasMessageContaining("tributary.feeds.secret");
    }
}

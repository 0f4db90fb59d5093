package io.tributary.cdc;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.fixtures.RealServers;
import io.tributary.servers.Server;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The servers around the connector die; it goes on by itself when they are back.
class OutagesIT {
    private final RealServers servers = RealServers.shared();
    private final TrialDatabase database = new TrialDatabase();
    private final TrialTopics topics = new TrialTopics();
    private final TopicHistory history = new TopicHistory(database, topics);

    @BeforeEach
    void fresh() throws Exception {
        topics.delete();
        database.create();
        database.empty();
    }

    @Test
    void kafka_killed_and_started_again() throws Exception {
        // Given
        try (var connector = TrialConnector.streaming()) {
            writeSome();

            // When
            servers.kill(Server.KAFKA);
            writeSome();
            servers.restart(Server.KAFKA);
            writeSome();

            // Then
            awaitComplete();
            history.assertEqual();
        }
    }

    @Test
    void postgres_killed_and_started_again() throws Exception {
        // Given
        try (var connector = TrialConnector.streaming()) {
            writeSome();

            // When
            servers.kill(Server.POSTGRES);
            servers.restart(Server.POSTGRES);
            writeSome();

            // Then
            awaitComplete();
            history.assertEqual();
            assertThat(connector.trouble()).isEqualTo("streaming");
        } finally {
            // It keeps dead connections to the killed database for a while.
            servers.restart(Server.REGISTRY);
        }
    }

    private void writeSome() throws Exception {
        for (int i = 0; i < 50; i++) {
            UUID organization = UUID.randomUUID();
            UUID id = UUID.randomUUID();
            database.run(
                    TrialDatabase.insert(organization, id, "some"),
                    TrialDatabase.update(organization, id, "step = 1"));
        }
    }

    private void awaitComplete() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(120))
                .pollInterval(Duration.ofSeconds(1))
                .ignoreExceptions()
                .until(history::isComplete);
    }
}

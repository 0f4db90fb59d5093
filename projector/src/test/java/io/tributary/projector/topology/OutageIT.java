package io.tributary.projector.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.fixtures.RealServers;
import io.tributary.projector.registry.WriterSchemas;
import io.tributary.schemas.catalog.Visibility;
import io.tributary.schemas.derive.RowSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a read model does when a station beside it is away.
class OutageIT {
    private final AtomicBoolean away = new AtomicBoolean(true);
    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void a_registry_that_is_away_delays_a_rollup_and_loses_nothing(@TempDir Path directory) {
        // Given
        WriterSchemas registry =
                id -> {
                    if (away.get()) {
                        asked.incrementAndGet();
                        throw new UncheckedIOException(new IOException("registry is away"));
                    }
                    return Rows.WRITER_SCHEMAS.byId(id);
                };
        RandomCalls calls = new RandomCalls(5, 3, 100);
        try (CallTopics topics = new CallTopics(RealServers.shared(), 3);
                ReadModelStreams streams =
                        new ReadModelStreams(
                                new RollupDerivedModel(
                                        CallDomain.CALL.rollups().getFirst(),
                                        CallDomain.CALL,
                                        new Visibility.Everyone(),
                                        RowSchema.avroFor(CallDomain.CALL),
                                        registry),
                                3,
                                new StreamsSettings(
                                        directory.resolve("state"),
                                        "1",
                                        Duration.ofMillis(50),
                                        Duration.ofMillis(100),
                                        1),
                                topics.projector())) {
            for (int i = 0; i < 1_000; i++) {
                topics.send(calls.next());
            }
            topics.flush();
            streams.start();
            waiting().until(() -> asked.get() >= 3);
            String trouble = streams.trouble().orElse("none");

            // When
            away.set(false);

            // Then
            waiting().until(topics::readsEverything);
            assertThat(trouble).isNotEqualTo("none");
            waiting().until(() -> streams.trouble().isEmpty());
        }
    }

    /// A stream thread's death is what is tested here, not an error of the test.
    private static ConditionFactory waiting() {
        return await().dontCatchUncaughtExceptions().atMost(Duration.ofMinutes(1));
    }
}

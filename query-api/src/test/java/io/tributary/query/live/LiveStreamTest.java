package io.tributary.query.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tributary.query.freshness.PipelineProgress;
import io.tributary.query.freshness.ProgressPlace;
import io.tributary.query.telemetry.QueryMetrics;
import io.tributary.query.tenancy.Tenant;
import io.tributary.query.tenancy.TestMembers;
import io.tributary.schemas.contract.RowKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.json.JsonMapper;

/// A stream over a window that a test fills.
class LiveStreamTest {
    private static final UUID OURS = UUID.randomUUID();
    private static final UUID USER = UUID.randomUUID();
    private static final ProgressPlace BEGIN = new ProgressPlace(2, 1000);
    private static final ProgressPlace END = new ProgressPlace(4, 1001);

    private final QueryMetrics metrics = new QueryMetrics(new SimpleMeterRegistry());
    private final PipelineProgress progress =
            new PipelineProgress(1, Duration.ofMinutes(3), metrics);
    private final TestMembers members = new TestMembers(progress);
    private final ChangeWindow window = new ChangeWindow(Duration.ofMinutes(1), 1_000_000);
    private final Listeners listeners =
            new Listeners(
                    new LiveSettings(
                            Duration.ofMinutes(1), DataSize.ofMegabytes(1), Duration.ZERO, 10, 10),
                    metrics);

    @Test
    void what_got_among_the_changes_of_an_organization_by_mistake_is_not_told() throws Exception {
        // Given
        members.join(OURS, USER);
        members.know(END);
        window.begin(BEGIN);
        window.add(
                new Step(
                        END,
                        Map.of(
                                OURS,
                                List.of(
                                        removal(OURS, "everyone"),
                                        removal(new UUID(1, 1), "everyone")))));

        // When
        String told = told(Instant.now().plusSeconds(60));

        // Then
        assertThat(told).containsOnlyOnce("\"operation\":\"removed\"");
    }

    @Test
    void a_row_that_is_gone_is_taken_from_those_who_saw_it_only() throws Exception {
        // Given
        members.join(OURS, USER);
        members.know(END);
        window.begin(BEGIN);
        LiveChange ours = removal(OURS, "user:" + USER);
        window.add(new Step(END, Map.of(OURS, List.of(ours, removal(OURS, "role:admin")))));

        // When
        String told = told(Instant.now().plusSeconds(60));

        // Then
        assertThat(told)
                .containsOnlyOnce("\"operation\":\"removed\"")
                .contains(ours.key().id().toString());
    }

    @Test
    void who_is_shut_out_is_told_nothing_that_comes_later() throws Exception {
        // Given
        UUID membership = members.join(OURS, USER);
        members.know(END);
        window.begin(BEGIN);
        window.add(new Step(END, Map.of(OURS, List.of(removal(OURS, "everyone")))));
        Tenant tenant = members.resolver().resolve(USER, OURS);

        // When
        members.leave(OURS, membership);
        String told = told(tenant, Instant.now().plusSeconds(60));

        // Then
        assertThat(told).contains("QRY-202").doesNotContain("removed");
    }

    @Test
    void a_stream_ends_with_the_callers_token() throws Exception {
        // Given
        members.join(OURS, USER);
        members.know(BEGIN);
        window.begin(BEGIN);

        // When
        String told = told(Instant.now());

        // Then
        assertThat(told).contains("event: problem").contains("QRY-201");
    }

    /// What is written until the second heartbeat, at which the client goes away.
    private String told(Instant until) throws IOException {
        return told(members.resolver().resolve(USER, OURS), until);
    }

    private String told(Tenant tenant, Instant until) throws IOException {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        try (LiveStream stream =
                new LiveStream(
                        tenant,
                        new LiveStream.Followed(TestLive.AGENTS::equals, until, Duration.ZERO),
                        Position.behind(BEGIN),
                        window,
                        listeners,
                        listeners.add(OURS, USER),
                        members.resolver(),
                        new EventFormat(JsonMapper.builder().build()))) {
            stream.follow(new ClientThatLeaves(written));
        } catch (ClientGone expected) {
            assertThat(listeners.count()).isZero();
        }
        return written.toString(StandardCharsets.UTF_8);
    }

    private static final class ClientGone extends IOException {
        private static final long serialVersionUID = 1L;
    }

    private static final class ClientThatLeaves extends OutputStream {
        private final ByteArrayOutputStream written;
        private int heartbeats;

        ClientThatLeaves(ByteArrayOutputStream written) {
            this.written = written;
        }

        @Override
        public void write(int b) {
            written.write(b);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            written.write(bytes, from, length);
            if (new String(bytes, StandardCharsets.UTF_8).contains(": nothing new")
                    && ++heartbeats == 2) {
                throw new ClientGone();
            }
        }
    }

    private static LiveChange removal(UUID organization, String visibleBefore) {
        return new LiveChange(
                TestLive.AGENTS,
                new RowKey(organization, UUID.randomUUID()),
                "delete",
                "1",
                Instant.EPOCH,
                null,
                Set.of(visibleBefore));
    }
}

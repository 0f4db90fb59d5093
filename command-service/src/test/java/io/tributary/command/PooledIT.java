package io.tributary.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.command.Trial.Reply;
import io.tributary.fixtures.Covers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/// The service behind PgBouncer in transaction mode: what one transaction said about itself must be
/// gone when the connection is another's.
@Covers("PL-1")
class PooledIT {
    private static final int CALLERS = 120;
    @TempDir private static Path folder;
    private static PgBouncer pool;
    private static ConfigurableApplicationContext service;
    private static Trial trial;

    @BeforeAll
    static void start() throws IOException {
        Trial direct = Trial.shared();
        pool = PgBouncer.start(direct, folder);
        service =
                direct.startService(
                        "--tributary.postgres.url=" + pool.url(),
                        "--tributary.postgres.prepared-statements=false");
        trial = direct.at(service);
    }

    @AfterAll
    static void stop() {
        // Also when the service could not start: nobody else ends the process.
        try (PgBouncer _ = pool) {
            service.close();
        }
    }

    @Test
    void commands_of_many_organizations_share_connections_and_nothing_else() {
        // Given
        List<Tenant> tenants = List.of(trial.found(), trial.found(), trial.found());
        List<String> leads = tenants.stream().map(t -> t.lead("+4930123400")).toList();

        // When
        List<Integer> answers =
                Parallel.all(
                        CALLERS,
                        i -> {
                            Tenant own = tenants.get(i % 3);
                            return switch (i % 4) {
                                // The row of a neighbour, as if it were one's own.
                                case 0 -> rename(own, leads.get((i + 1) % 3)).status();
                                case 1 -> create(own, i).status();
                                case 2 -> batch(own, i).status();
                                // Refused, so that a transaction is left in the middle.
                                default -> create(own, 0).status();
                            };
                        });

        // Then
        for (int i = 0; i < CALLERS; i++) {
            assertThat(answers.get(i))
                    .as("answer %d", i)
                    .isEqualTo(List.of(404, 201, 201, 409).get(i % 4));
        }
        for (Tenant tenant : tenants) {
            assertThat(tenant.count("dialer.leads", "true")).isEqualTo(1 + 10 + 10 * 2);
            assertThat(tenant.count("dialer.leads", "age = 9")).isZero();
            assertThat(tenant.count("platform.journal", "actor <> '%s'".formatted(tenant.user())))
                    .isZero();
        }
    }

    @Test
    void an_idempotency_key_has_one_effect() {
        // Given
        Tenant tenant = trial.found();

        // When
        List<Reply> replies =
                Parallel.all(
                        20,
                        _ ->
                                tenant.send(
                                        "dialer.lead.create",
                                        "{\"phone\": \"+4930123499\"}",
                                        "Idempotency-Key",
                                        "one"));

        // Then
        assertThat(replies).extracting(Reply::status).containsOnly(201);
        assertThat(replies).extracting(Reply::id).containsOnly(replies.getFirst().id());
        assertThat(tenant.count("dialer.leads", "true")).isOne();
    }

    private static Reply rename(Tenant tenant, String lead) {
        return tenant.send("dialer.lead.update", "{\"id\": \"%s\", \"age\": 9}".formatted(lead));
    }

    private static Reply create(Tenant tenant, int number) {
        return tenant.send(
                "dialer.lead.create", "{\"phone\": \"+4930123%03d\"}".formatted(400 + number));
    }

    private static Reply batch(Tenant tenant, int number) {
        return tenant.batch(
                """
                {"command": "dialer.lead.create", "body": {"phone": "+49301240%03d"}},
                {"command": "dialer.lead.create", "body": {"phone": "+49301241%03d"}}\
                """
                        .formatted(number, number));
    }
}

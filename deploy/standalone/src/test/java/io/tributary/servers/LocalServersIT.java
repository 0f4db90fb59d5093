package io.tributary.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.servers.home.Ports;
import io.tributary.servers.home.ServerFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LocalServersIT {
    private static LocalServers servers;

    @BeforeAll
    static void start() {
        servers = LocalServers.start(FreshHome.named("servers"), Ports.free(), System.out::println);
    }

    @AfterAll
    static void stop() {
        servers.close();
    }

    @Test
    void postgres_is_durable_and_decodes_logically() throws SQLException {
        // When
        var fsync = FreshHome.ask(servers, "show fsync");
        var level = FreshHome.ask(servers, "show wal_level");
        var addresses = FreshHome.ask(servers, "show listen_addresses");

        // Then
        assertThat(List.of(fsync, level, addresses)).containsExactly("on", "logical", "127.0.0.1");
    }

    @Test
    void postgres_refuses_a_wrong_password() {
        // When
        var login =
                assertThatThrownBy(
                        () ->
                                DriverManager.getConnection(
                                        servers.endpoints().postgresUrl(), "postgres", "postgres"));

        // Then
        login.isInstanceOf(SQLException.class).hasMessageContaining("password");
    }

    @Test
    void passwords_are_readable_by_their_owner_only() throws IOException {
        // When
        try (var files = Files.list(servers.home().directory().resolve("secrets"))) {
            var readable = files.map(LocalServersIT::permissions).distinct().toList();

            // Then
            assertThat(readable).containsExactly("rw-------");
        }
    }

    @Test
    void a_server_that_was_killed_serves_the_same_data_again() throws SQLException {
        // Given
        FreshHome.run(servers, "create table kept as select 42 as answer");
        servers.kill(Server.POSTGRES);

        // When
        servers.restart(Server.POSTGRES);

        // Then
        assertThat(FreshHome.ask(servers, "select answer from kept")).isEqualTo("42");
    }

    @Test
    void a_reader_of_kafka_may_not_write() throws Exception {
        // Given
        createTopic("tributary.identity.trial");

        // When
        var sent = assertThatThrownBy(() -> send("query", "tributary.identity.trial"));

        // Then
        sent.isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(AuthorizationException.class);
    }

    @Test
    void the_connector_writes_changes_but_not_read_models() throws Exception {
        // Given
        createTopic("tributary.trial.rows");
        createTopic("tributary.read-models.trial.rows");
        send("cdc", "tributary.trial.rows");

        // When
        var sent = assertThatThrownBy(() -> send("cdc", "tributary.read-models.trial.rows"));

        // Then
        sent.isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(TopicAuthorizationException.class);
    }

    @Test
    void kafka_refuses_a_wrong_password() {
        // When
        var asked =
                assertThatThrownBy(
                        () -> {
                            try (var admin = Admin.create(login("admin", "wrong"))) {
                                admin.listTopics().names().get();
                            }
                        });

        // Then
        asked.hasCauseInstanceOf(SaslAuthenticationException.class);
    }

    @Test
    void a_second_run_of_the_same_home_is_refused() {
        // When
        var second =
                assertThatThrownBy(() -> LocalServers.start(servers.home().directory(), 30400));

        // Then
        second.isInstanceOf(ServerFailure.class)
                .hasMessageContaining("process " + ProcessHandle.current().pid());
    }

    @Test
    void a_taken_port_is_named_with_its_process() {
        // When
        var second =
                assertThatThrownBy(
                        () ->
                                LocalServers.start(
                                        FreshHome.named("conflict"), servers.ports().from()));

        // Then
        second.isInstanceOf(ServerFailure.class)
                .hasMessageContaining("port " + servers.ports().postgres())
                .hasMessageContaining("process " + servers.pid(Server.POSTGRES))
                .hasMessageContaining("--ports-from");
    }

    private static void createTopic(String name) throws Exception {
        try (var admin = Admin.create(login("admin", servers.passwords().ofKafkaUser("admin")))) {
            admin.createTopics(List.of(new NewTopic(name, 1, (short) 1))).all().get();
        }
    }

    private static void send(String user, String topic) throws Exception {
        try (var producer =
                new KafkaProducer<>(
                        login(user, servers.passwords().ofKafkaUser(user)),
                        new StringSerializer(),
                        new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, "key", "value")).get();
        }
    }

    private static Map<String, Object> login(String user, String password) {
        return Map.of(
                "bootstrap.servers",
                servers.endpoints().kafkaBootstrap(),
                "security.protocol",
                "SASL_PLAINTEXT",
                "sasl.mechanism",
                "SCRAM-SHA-256",
                "sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";"
                        .formatted(user, password));
    }

    private static String permissions(Path file) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.tributary.cdc.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.fixtures.RealServers;
import io.tributary.servers.Server;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.junit.jupiter.api.Test;

/// The registry's promises, asked of the real one.
class SchemaRegistryIT {
    private final RealServers servers = RealServers.shared();
    private final String url = servers.endpoints().registryUrl();
    private final SchemaRegistry registry = new SchemaRegistry(url);
    private final String topic = "tributary.trial." + UUID.randomUUID();

    @Test
    void a_schema_gets_an_id_under_which_anybody_finds_it() throws Exception {
        // When
        int id = registry.idOf(topic, schema().endRecord());

        // Then
        assertThat(get("/schemas/ids/" + id)).contains("\\\"Trial\\\"");
        assertThat(new SchemaRegistry(url).idOf(topic, schema().endRecord())).isEqualTo(id);
    }

    @Test
    void the_subject_is_compatible_in_both_directions_with_all_before() throws Exception {
        // When
        registry.idOf(topic, schema().endRecord());

        // Then
        assertThat(get("/config/" + topic + "-value")).contains("FULL_TRANSITIVE");
    }

    @Test
    void a_field_with_a_default_is_a_new_id() {
        // Given
        int first = registry.idOf(topic, schema().endRecord());

        // When
        int second = registry.idOf(topic, schema().optionalString("more").endRecord());

        // Then
        assertThat(second).isNotEqualTo(first);
    }

    @Test
    void a_field_without_a_default_is_refused() {
        // Given
        registry.idOf(topic, schema().endRecord());

        // When, Then
        assertThatThrownBy(() -> registry.idOf(topic, schema().requiredString("more").endRecord()))
                .isInstanceOf(IncompatibleSchema.class)
                .hasMessageContaining(topic + "-value");
    }

    @Test
    void a_known_id_needs_no_registry() {
        // Given
        int id = registry.idOf(topic, schema().endRecord());
        servers.kill(Server.REGISTRY);

        try {
            // When
            int again = registry.idOf(topic, schema().endRecord());

            // Then
            assertThat(again).isEqualTo(id);
            assertThatThrownBy(() -> registry.idOf(topic, schema().optionalString("x").endRecord()))
                    .isInstanceOf(RegistryUnreachable.class);
        } finally {
            servers.restart(Server.REGISTRY);
        }
    }

    private static SchemaBuilder.FieldAssembler<Schema> schema() {
        return SchemaBuilder.record("Trial")
                .namespace("io.tributary.trial")
                .fields()
                .requiredString("name");
    }

    private String get(String path) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(URI.create(url + path)).build(),
                            BodyHandlers.ofString())
                    .body();
        }
    }
}

package io.tributary.servers.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PortsTest {
    @Test
    void every_listener_has_its_own_neighbouring_port() {
        // When
        var ports = new Ports(17400).byPurpose();

        // Then
        assertThat(ports.values())
                .containsExactly(
                        17400, 17401, 17402, 17403, 17404, 17405, 17406, 17407, 17408, 17409, 17410,
                        17411, 17412);
        assertThat(ports).containsEntry("command-service", new Ports(17400).command());
        assertThat(ports).containsEntry("query-api", new Ports(17400).query());
        assertThat(ports).containsEntry("the simulator of gateways", new Ports(17400).simulator());
    }

    @Test
    void a_block_beyond_the_last_port_is_refused() {
        // When
        var block = assertThatThrownBy(() -> new Ports(65530));

        // Then
        block.isInstanceOf(ServerFailure.class).hasMessageContaining("--ports-from");
    }
}

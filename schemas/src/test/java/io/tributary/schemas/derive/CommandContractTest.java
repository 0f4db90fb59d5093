package io.tributary.schemas.derive;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.schemas.Domains;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CommandContractTest {

    @Test
    void a_create_asks_for_what_has_no_default_and_an_update_for_the_id_alone() {
        assertThat(contractOf("zoo.house.create").get("required"))
                .isEqualTo(List.of("name", "code"));
        assertThat(contractOf("zoo.house.update").get("required")).isEqualTo(List.of("id"));
        assertThat(contractOf("zoo.house.open").get("required")).isEqualTo(List.of("id", "places"));
    }

    @Test
    void unknown_fields_are_refused_and_bounds_are_told() {
        // When
        Map<String, Object> contract = contractOf("zoo.house.create");

        // Then
        assertThat(contract).containsEntry("additionalProperties", false);
        assertThat(String.valueOf(contract.get("properties")))
                .contains("maxLength=80", "maximum=500", "pattern=^(?:[A-Z]{2}[0-9]+)$")
                .contains("type=[string, null]");
    }

    private static Map<String, Object> contractOf(String command) {
        return CommandContract.jsonSchemaFor(
                Domains.zooCatalog().findCommand(command).orElseThrow());
    }
}

package io.tributary.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class NameBasedIdTest {

    @Test
    void a_name_has_the_id_that_other_makers_of_version_5_give_it() {
        // Given: the example of RFC 9562, appendix A.4
        UUID dns = UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8");

        // When
        UUID id = NameBasedId.of(dns, "www.example.com");

        // Then
        assertThat(id).isEqualTo(UUID.fromString("2ed6657d-e927-568b-95e1-2665a8aea6a2"));
    }

    @Test
    void the_same_name_has_the_same_id_and_another_name_another() {
        // When
        UUID space = NameBasedId.dataSet("trial");
        UUID id = NameBasedId.of(space, "lead/1");

        // Then
        assertThat(id)
                .isEqualTo(NameBasedId.of(space, "lead/1"))
                .isNotEqualTo(NameBasedId.of(space, "lead/2"));
        assertThat(id.version()).isEqualTo(5);
        assertThat(id.variant()).isEqualTo(2);
    }
}

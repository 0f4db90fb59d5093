package io.tributary.projector.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

final class BulkRequestBodyTest {

    @Test
    void a_document_is_written_and_a_tombstone_deletes_both_under_the_version_of_their_record() {
        // Given
        var written = SinkRecords.write("1", 7, "{\"name\":\"Spring\"}");
        var deleted = SinkRecords.write("2", 8, null);

        // When
        String body =
                new String(BulkRequestBody.of(List.of(written, deleted)), StandardCharsets.UTF_8);

        // Then
        String where =
                "{\"_index\":\"%s\",\"_id\":\"%s/%%s\",\"routing\":\"%s\",\"version_type\":\"external\",\"version\":%%d}}"
                        .formatted(
                                SinkRecords.CAMPAIGNS.alias(),
                                SinkRecords.ORGANIZATION,
                                SinkRecords.ORGANIZATION);
        assertThat(body.lines())
                .containsExactly(
                        "{\"index\":" + where.formatted("1", 7),
                        "{\"name\":\"Spring\"}",
                        "{\"delete\":" + where.formatted("2", 8));
    }
}

package io.tributary.schemas.derive;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.schemas.Domains;
import io.tributary.schemas.catalog.Entity;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;

/// The expected numbers were computed by Postgres 18 with {@link ContentHash#sqlFor} over the same
/// rows.
class ContentHashTest {
    private static final Entity HOUSE = Domains.house();

    @Test
    void java_hashes_a_row_of_every_type_as_postgres_does() {
        // Given
        GenericRecord row = new GenericData.Record(RowSchema.avroFor(HOUSE));
        row.put("organization_id", "11111111-1111-7111-8111-111111111111");
        row.put("id", "22222222-2222-7222-8222-222222222222");
        row.put("version", 3L);
        row.put("created_at", millis("2026-11-21T10:00:00.123Z"));
        row.put("updated_at", millis("2026-11-21T10:00:01Z"));
        row.put("name", "Äffchen 🐒");
        row.put("code", "AB12");
        row.put("season", "summer");
        row.put("tags", List.of("a", "b ü"));
        row.put("settings", "{\"x\": 1}");
        row.put("budget", unscaled(-1250));
        row.put("open", true);
        row.put("places", 7);
        row.put("volume", 9_000_000_000L);
        row.put("built_on", (int) LocalDate.parse("2020-02-29").toEpochDay());
        row.put("closes_at", millis("1969-12-31T23:59:59.999Z"));

        // When
        ContentHash hash = ContentHash.of(HOUSE, row);

        // Then
        assertThat(hash.parts()).containsExactly(2_276_814, 3_341_520, 969_008);
    }

    @Test
    void java_hashes_empty_and_smallest_values_as_postgres_does() {
        // Given
        GenericRecord row = new GenericData.Record(RowSchema.avroFor(HOUSE));
        row.put("organization_id", "11111111-1111-7111-8111-111111111111");
        row.put("id", "33333333-3333-7333-8333-333333333333");
        row.put("version", 1L);
        row.put("created_at", millis("2026-11-21T10:00:00Z"));
        row.put("updated_at", millis("2026-11-21T10:00:00Z"));
        row.put("created_by", "44444444-4444-4444-8444-444444444444");
        row.put("name", "B");
        row.put("code", "CD3");
        row.put("keeper", "a@b.de");
        row.put("season", "spring");
        row.put("tags", List.of());
        row.put("settings", "{}");
        row.put("budget", unscaled(0));
        row.put("open", false);
        row.put("places", 0);
        row.put("volume", 0L);

        // When
        ContentHash hash = ContentHash.of(HOUSE, row);

        // Then
        assertThat(hash.parts()).containsExactly(267_248, 1_927_920, 3_967_420);
    }

    @Test
    void a_column_that_a_table_gains_changes_the_hash_of_no_row() {
        // Given
        List<Column> before = Columns.of(HOUSE).subList(0, 3);
        List<Column> after = Columns.of(HOUSE).subList(0, 4);

        // When
        ContentHash without = ContentHash.ofTexts(before, List.of("o", "i", "1"));
        ContentHash empty = ContentHash.ofTexts(after, List.of("o", "i", "1", "\\N"));
        ContentHash filled = ContentHash.ofTexts(after, List.of("o", "i", "1", "x"));

        // Then
        assertThat(empty).isEqualTo(without);
        assertThat(filled).isNotEqualTo(without);
    }

    private static long millis(String instant) {
        return Instant.parse(instant).toEpochMilli();
    }

    private static ByteBuffer unscaled(long value) {
        return ByteBuffer.wrap(BigInteger.valueOf(value).toByteArray());
    }
}

package io.tributary.schemas.derive;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.schemas.Domains;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

class RowSchemaTest {

    @Test
    void a_row_has_the_base_columns_first_and_then_the_fields_in_order() {
        // When
        Schema schema = RowSchema.avroFor(Domains.visit());

        // Then
        assertThat(schema.getFullName()).isEqualTo("io.tributary.zoo.Visit");
        assertThat(schema.getFields())
                .extracting(Schema.Field::name)
                .containsExactly(
                        "organization_id",
                        "id",
                        "version",
                        "created_at",
                        "updated_at",
                        "created_by",
                        "house_id",
                        "came_at",
                        "season",
                        "spent",
                        "guided");
    }

    @Test
    void enums_are_strings_and_optional_fields_are_unions_that_begin_with_null() {
        // When
        Schema schema = RowSchema.avroFor(Domains.house());

        // Then
        assertThat(schema.getField("season").schema().getType()).isEqualTo(Schema.Type.STRING);
        assertThat(schema.getField("season").defaultVal()).isEqualTo("spring");
        assertThat(schema.getField("keeper").schema().toString())
                .isEqualTo("[\"null\",\"string\"]");
        assertThat(schema.getField("budget").schema().getLogicalType().getName())
                .isEqualTo("decimal");
        assertThat(
                        schema.getField("closes_at")
                                .schema()
                                .getTypes()
                                .get(1)
                                .getLogicalType()
                                .getName())
                .isEqualTo("timestamp-millis");
    }

    @Test
    void a_schema_survives_being_written_and_parsed() {
        // Given
        Schema schema = RowSchema.avroFor(Domains.house());

        // When
        Schema parsed = new Schema.Parser().parse(schema.toString());

        // Then
        assertThat(parsed).isEqualTo(schema);
    }
}

package io.tributary.projector.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.schemas.catalog.FieldType;
import io.tributary.schemas.derive.ContentHash;
import io.tributary.schemas.derive.RowJson;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

final class DocumentTextTest {
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

    static List<Arguments> values() {
        return List.of(
                Arguments.of(new FieldType.Text(0, 100), "Zoë \"quoted\"\n\u0000 end"),
                Arguments.of(new FieldType.Json(100), "{\"a\": [1,  2]}"),
                Arguments.of(new FieldType.Whole(0, 10), 7),
                Arguments.of(new FieldType.Long(0, 10), Long.MAX_VALUE),
                Arguments.of(new FieldType.Truth(), true),
                Arguments.of(new FieldType.Day(), 20_000),
                Arguments.of(new FieldType.Instant(), 1_763_719_200_007L),
                Arguments.of(new FieldType.Instant(), -1L),
                Arguments.of(new FieldType.Decimal(12, 2), decimal("100.00")),
                Arguments.of(new FieldType.Decimal(12, 2), decimal("-0.05")),
                Arguments.of(new FieldType.TextList(5, 10), List.of("one", "two", "")),
                Arguments.of(new FieldType.TextList(5, 10), List.of()),
                Arguments.of(new FieldType.Text(0, 100), null));
    }

    @ParameterizedTest
    @MethodSource("values")
    void a_value_can_be_told_from_its_document_as_the_hash_wants_it(
            FieldType type, @Nullable Object value) {
        // Given
        var text = new StringWriter();
        try (var json = MAPPER.createGenerator(text)) {
            RowJson.write(json, type, value);
        }

        // When
        String read = DocumentText.of(type, MAPPER.readTree(text.toString()));

        // Then
        assertThat(read).isEqualTo(ContentHash.textOf(type, value));
    }

    private static ByteBuffer decimal(String number) {
        return ByteBuffer.wrap(new BigDecimal(number).unscaledValue().toByteArray());
    }
}

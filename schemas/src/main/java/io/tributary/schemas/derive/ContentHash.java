package io.tributary.schemas.derive;

import io.tributary.schemas.catalog.Entity;
import io.tributary.schemas.catalog.FieldType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/// 66 bits that stand for a row's content, in three parts of 22 bits, so that sums of millions of
/// them stay exact in the doubles of OpenSearch.
///
/// The row's columns that are not null are rendered as `name=text` in the order of their names and
/// hashed by MD5; {@link #sqlFor} computes the same in Postgres. So a column that a table gains
/// changes no hash until a row has a value in it, and documents written before stay right.
public record ContentHash(int first, int second, int third) {
    private static final String BETWEEN_COLUMNS = "\u001f";
    private static final String BETWEEN_ITEMS = "\u001e";
    private static final String NULL = "\\N";
    private static final int PART_BITS = 22;

    /// In the order of {@link IndexMapping#HASH_FIELDS}.
    public List<Integer> parts() {
        return List.of(first, second, third);
    }

    /// The hash of a row read with the schema of {@link RowSchema}.
    public static ContentHash of(Entity entity, GenericRecord row) {
        List<Column> columns = Columns.of(entity);
        return ofTexts(
                columns, columns.stream().map(c -> textOf(c.type(), row.get(c.name()))).toList());
    }

    /// The hash of columns that are rendered already, see {@link #textOf}.
    ///
    /// @param texts one for each column
    public static ContentHash ofTexts(List<Column> columns, List<String> texts) {
        List<String> named = new ArrayList<>(columns.size());
        for (int i = 0; i < columns.size(); i++) {
            if (!texts.get(i).equals(NULL)) {
                named.add(columns.get(i).name() + "=" + texts.get(i));
            }
        }
        named.sort(Comparator.comparing(text -> text.substring(0, text.indexOf('='))));
        byte[] content = String.join(BETWEEN_COLUMNS, named).getBytes(StandardCharsets.UTF_8);
        BigInteger bits = new BigInteger(1, md5(content)).shiftRight(128 - 3 * PART_BITS);
        return new ContentHash(part(bits, 2 * PART_BITS), part(bits, PART_BITS), part(bits, 0));
    }

    /// How a value of a row's Avro form is rendered.
    public static String textOf(FieldType type, @Nullable Object value) {
        if (value == null) {
            return NULL;
        }
        return switch (type) {
            case FieldType.TextList list ->
                    ((List<?>) value)
                            .stream()
                                    .map(String::valueOf)
                                    .collect(Collectors.joining(BETWEEN_ITEMS));
            case FieldType.Day day -> LocalDate.ofEpochDay(((Number) value).longValue()).toString();
            case FieldType.Decimal decimal -> decimalText((ByteBuffer) value, decimal.scale());
            case FieldType.Text text -> value.toString();
            case FieldType.Json json -> value.toString();
            case FieldType.Choice choice -> value.toString();
            case FieldType.Uuid uuid -> value.toString();
            case FieldType.Whole whole -> value.toString();
            case FieldType.Long number -> value.toString();
            case FieldType.Truth truth -> value.toString();
            case FieldType.Instant instant -> value.toString();
        };
    }

    /// Selects the three parts under the names of {@link IndexMapping#HASH_FIELDS} beside the key,
    /// one row per row of the table.
    public static String sqlFor(Entity entity) {
        String bits = "('x' || substr(content, 1, 17))::bit(68)";
        return """
               SELECT organization_id, id,
                      substring(%s FROM 1 FOR 22)::bit(22)::int AS content_hash_1,
                      substring(%s FROM 23 FOR 22)::bit(22)::int AS content_hash_2,
                      substring(%s FROM 45 FOR 22)::bit(22)::int AS content_hash_3
               FROM (SELECT organization_id, id, md5(%s) AS content FROM %s) hashed"""
                .formatted(bits, bits, bits, renderedSql(entity), entity.table());
    }

    /// Selects a row's columns as the texts that are hashed, under their names. Two parameters:
    /// organization and id.
    public static String textsSqlFor(Entity entity) {
        String texts =
                Columns.of(entity).stream()
                        .map(
                                c ->
                                        "coalesce(%s, '\\N') AS %s"
                                                .formatted(textSql(c), SqlText.column(c.name())))
                        .collect(Collectors.joining(", "));
        return "SELECT %s FROM %s WHERE organization_id = ? AND id = ?"
                .formatted(texts, entity.table());
    }

    private static String renderedSql(Entity entity) {
        return Columns.of(entity).stream()
                .sorted(Comparator.comparing(Column::name))
                .map(c -> "'%s=' || nullif(%s, '\\N')".formatted(c.name(), textSql(c)))
                .collect(Collectors.joining(", ", "array_to_string(ARRAY[", "], chr(31))"));
    }

    private static String textSql(Column column) {
        String name = SqlText.column(column.name());
        return switch (column.type()) {
            case FieldType.Text text -> name;
            case FieldType.Json json -> name;
            case FieldType.Choice choice -> name;
            case FieldType.TextList list -> "array_to_string(%s, chr(30))".formatted(name);
            case FieldType.Day day -> "to_char(%s, 'YYYY-MM-DD')".formatted(name);
            case FieldType.Instant instant ->
                    "(extract(epoch FROM %s) * 1000)::bigint::text".formatted(name);
            case FieldType.Uuid uuid -> name + "::text";
            case FieldType.Whole whole -> name + "::text";
            case FieldType.Long number -> name + "::text";
            case FieldType.Truth truth -> name + "::text";
            case FieldType.Decimal decimal -> name + "::text";
        };
    }

    private static String decimalText(ByteBuffer bytes, int scale) {
        ByteBuffer unread = bytes.duplicate();
        byte[] unscaled = new byte[unread.remaining()];
        unread.get(unscaled);
        return new BigDecimal(new BigInteger(unscaled), scale).toPlainString();
    }

    private static int part(BigInteger bits, int shift) {
        return bits.shiftRight(shift).intValue() & ((1 << PART_BITS) - 1);
    }

    private static byte[] md5(byte[] content) {
        try {
            return MessageDigest.getInstance("MD5").digest(content);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has MD5.", impossible);
        }
    }
}

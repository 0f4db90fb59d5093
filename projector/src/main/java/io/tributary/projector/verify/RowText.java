package io.tributary.projector.verify;

import io.tributary.schemas.catalog.FieldType;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A column of a result as the same text as {@link DocumentText}.
final class RowText {
    private RowText() {}

    static String of(FieldType type, ResultSet row, int column) throws SQLException {
        String text =
                switch (type) {
                    case FieldType.Instant _ ->
                            instant(row.getObject(column, OffsetDateTime.class));
                    case FieldType.Day _ -> text(row.getObject(column, LocalDate.class));
                    case FieldType.Decimal _ -> decimal(row.getBigDecimal(column));
                    case FieldType.TextList _ -> list(row.getArray(column));
                    case FieldType.Truth _ -> text(row.getObject(column));
                    case FieldType.Text _,
                            FieldType.Json _,
                            FieldType.Choice _,
                            FieldType.Uuid _,
                            FieldType.Whole _,
                            FieldType.Long _ ->
                            row.getString(column);
                };
        return text == null ? DocumentText.NULL : text;
    }

    private static @Nullable String instant(@Nullable OffsetDateTime value) {
        return value == null ? null : Long.toString(value.toInstant().toEpochMilli());
    }

    private static @Nullable String decimal(@Nullable BigDecimal value) {
        return value == null ? null : value.toPlainString();
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static @Nullable String list(@Nullable Array value) throws SQLException {
        return value == null
                ? null
                : Arrays.stream((Object[]) value.getArray())
                        .map(String::valueOf)
                        .collect(Collectors.joining("\u001e"));
    }
}

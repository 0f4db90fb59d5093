package io.tributary.schemas.catalog;

import java.util.List;

/// The type of a field. Each case maps to one column type, one Avro type, one JSON type and one
/// OpenSearch type; see the derive package.
public sealed interface FieldType {

    /// Text of `minLength` to `maxLength` characters (Unicode code points).
    record Text(int minLength, int maxLength) implements FieldType {}

    /// A JSON value of at most `maxLength` characters, kept as it was sent.
    record Json(int maxLength) implements FieldType {}

    /// At most `maxItems` short texts, in order.
    record TextList(int maxItems, int maxLength) implements FieldType {}

    /// A whole number of 32 bits, both bounds inclusive.
    record Whole(int minimum, int maximum) implements FieldType {}

    /// A whole number of 64 bits, both bounds inclusive.
    record Long(long minimum, long maximum) implements FieldType {}

    /// An exact decimal number.
    record Decimal(int precision, int scale) implements FieldType {}

    record Truth() implements FieldType {}

    record Uuid() implements FieldType {}

    /// A calendar day without a zone.
    record Day() implements FieldType {}

    /// A moment in UTC with a precision of one millisecond.
    record Instant() implements FieldType {}

    /// One of the symbols, spelled as in the IDL.
    record Choice(String name, List<String> symbols) implements FieldType {
        public Choice {
            symbols = List.copyOf(symbols);
        }
    }
}

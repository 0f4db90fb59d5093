package io.tributary.command.validation;

import io.tributary.command.validation.FieldOutcome.Accepted;
import io.tributary.schemas.catalog.FieldType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Whole and decimal numbers of any length a caller may send; none is ever expanded before its size
/// is known.
final class NumberCheck {
    private static final Pattern PLAIN_DECIMAL = Pattern.compile("-?\\d{1,60}(\\.\\d{1,60})?");

    private NumberCheck() {}

    static FieldOutcome whole(JsonNode value, long minimum, long maximum) {
        if (!value.isIntegralNumber()) {
            return FieldCheck.wrongType("a whole number", value);
        }
        BigInteger number = value.bigIntegerValue();
        if (number.bitLength() > 63
                || number.longValueExact() < minimum
                || number.longValueExact() > maximum) {
            return FieldOutcome.refused(
                    "out_of_range",
                    "Expected a number from %d to %d, but found %s.",
                    minimum,
                    maximum,
                    CleanText.shown(number.toString()));
        }
        return new Accepted(JsonNodeFactory.instance.numberNode(number.longValueExact()));
    }

    static FieldOutcome decimal(JsonNode value, FieldType.Decimal type) {
        BigDecimal number;
        if (value.isNumber()) {
            number = value.decimalValue();
        } else if (value.isString() && PLAIN_DECIMAL.matcher(value.stringValue()).matches()) {
            number = new BigDecimal(value.stringValue());
        } else {
            return FieldCheck.wrongType("a decimal number", value);
        }
        BigDecimal exact = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
        long wholeDigits = (long) exact.precision() - exact.scale();
        if (exact.scale() > type.scale() || wholeDigits > type.precision() - type.scale()) {
            return FieldOutcome.refused(
                    "out_of_range",
                    "Expected at most %d digits before and %d behind the point, but found more.",
                    type.precision() - type.scale(),
                    type.scale());
        }
        return new Accepted(
                JsonNodeFactory.instance.numberNode(exact.setScale(Math.max(exact.scale(), 0))));
    }
}

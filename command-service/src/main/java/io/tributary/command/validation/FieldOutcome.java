package io.tributary.command.validation;

import tools.jackson.databind.JsonNode;

/// What became of one value: accepted in its normal form, or refused with a code and a sentence.
sealed interface FieldOutcome {

    record Accepted(JsonNode value) implements FieldOutcome {}

    record Refused(String code, String message) implements FieldOutcome {}

    static FieldOutcome refused(String code, String message, Object... arguments) {
        return new Refused(code, message.formatted(arguments));
    }
}

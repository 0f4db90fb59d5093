package io.tributary.command.imports;

import io.tributary.command.imports.record.Frame;
import io.tributary.command.validation.FieldError;
import io.tributary.command.validation.Rejection;
import java.util.Base64;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// A record that was not taken, with every reason.
///
/// @param line where it stands in the file
/// @param record its bytes, in base 64
record Refusal(long line, String record, List<FieldError> reasons) {

    static Refusal of(Frame frame, List<FieldError> reasons) {
        return new Refusal(
                frame.line(), Base64.getEncoder().encodeToString(frame.bytes()), reasons);
    }

    /// A rejection that names no field stands under its own code.
    static List<FieldError> reasons(Rejection rejection) {
        return rejection.errors().isEmpty()
                ? List.of(new FieldError(Frame.RECORD, rejection.code().code(), rejection.detail()))
                : rejection.errors();
    }

    JsonNode reasonsJson() {
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        for (FieldError reason : reasons) {
            json.addObject()
                    .put("field", reason.field())
                    .put("code", reason.code())
                    .put("message", reason.message());
        }
        return json;
    }
}

package io.tributary.command.intake;

import io.tributary.command.validation.CommandRejected;
import io.tributary.command.validation.Rejection;
import io.tributary.schemas.contract.ErrorCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads a body of bounded size into JSON of bounded depth.
///
/// @throws CommandRejected in every method, when the body is not one
public final class CommandParser {
    static final int MOST_BYTES = 1 << 20;
    static final int DEEPEST = 32;

    private static final JsonMapper JSON =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(DEEPEST)
                                                    .maxNumberLength(1000)
                                                    .maxStringLength(MOST_BYTES)
                                                    .maxNameLength(1000)
                                                    .build())
                                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                                    .build())
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private CommandParser() {}

    public static byte[] read(InputStream body) throws IOException {
        byte[] bytes = body.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw new CommandRejected(
                    Rejection.of(
                            ErrorCode.COMMAND_BODY_TOO_LARGE,
                            "Expected a body of at most %d bytes, but found more. Send less at once."
                                    .formatted(MOST_BYTES)));
        }
        return bytes;
    }

    public static JsonNode parse(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
        } catch (CharacterCodingException notUtf8) {
            throw malformed("Expected JSON in UTF-8, but found other bytes.");
        }
        try {
            JsonNode node = JSON.readTree(bytes);
            if (node == null || node.isMissingNode()) {
                throw malformed("Expected a JSON object, but found nothing.");
            }
            return node;
        } catch (StreamConstraintsException beyond) {
            if (String.valueOf(beyond.getMessage()).contains("nesting depth")) {
                throw new CommandRejected(
                        Rejection.of(
                                ErrorCode.COMMAND_BODY_TOO_DEEP,
                                "Expected at most %d levels of nesting, but found more. Send a flatter body."
                                        .formatted(DEEPEST)));
            }
            throw malformed(
                    "Expected names and numbers of at most 1000 characters, but found longer ones.");
        } catch (JacksonException | ArithmeticException | NumberFormatException broken) {
            throw malformed("Expected one well-formed JSON object" + place(broken) + ".");
        }
    }

    private static String place(RuntimeException broken) {
        if (broken instanceof JacksonException at && at.getLocation() != null) {
            return ", but found a mistake in line %d, column %d"
                    .formatted(at.getLocation().getLineNr(), at.getLocation().getColumnNr());
        }
        return ", but found a number that cannot be read";
    }

    private static CommandRejected malformed(String detail) {
        return new CommandRejected(
                Rejection.of(ErrorCode.COMMAND_MALFORMED_BODY, detail + " Mend it and resend."));
    }
}

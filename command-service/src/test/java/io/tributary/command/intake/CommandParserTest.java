package io.tributary.command.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tributary.command.validation.CommandRejected;
import io.tributary.schemas.contract.ErrorCode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandParserTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{} {}",
                "{\"a\": 1, \"a\": 2}",
                "{\"a\": 01}",
                "{\"a\": 1e99999999999999}",
                "{\"a\": \"\\x\"}",
                "{'a': 1}"
            })
    void what_is_not_json_is_told_as_malformed(String body) {
        CommandRejected rejected =
                catchThrowableOfType(CommandRejected.class, () -> CommandParser.parse(utf8(body)));

        assertThat(rejected.rejection().code()).isEqualTo(ErrorCode.COMMAND_MALFORMED_BODY);
    }

    @Test
    void deep_nesting_is_told_as_such() {
        byte[] body = utf8("[".repeat(5000) + "]".repeat(5000));

        CommandRejected rejected =
                catchThrowableOfType(CommandRejected.class, () -> CommandParser.parse(body));

        assertThat(rejected.rejection().code()).isEqualTo(ErrorCode.COMMAND_BODY_TOO_DEEP);
    }

    @Test
    void bytes_of_another_encoding_are_told_as_malformed() {
        byte[] body = {'{', '"', (byte) 0xff, '"', ':', '1', '}'};

        CommandRejected rejected =
                catchThrowableOfType(CommandRejected.class, () -> CommandParser.parse(body));

        assertThat(rejected.rejection().code()).isEqualTo(ErrorCode.COMMAND_MALFORMED_BODY);
    }

    @Test
    void one_byte_too_many_is_too_large() throws IOException {
        byte[] most = new byte[CommandParser.MOST_BYTES];
        byte[] more = new byte[CommandParser.MOST_BYTES + 1];

        CommandRejected rejected =
                catchThrowableOfType(
                        CommandRejected.class,
                        () -> CommandParser.read(new ByteArrayInputStream(more)));

        assertThat(rejected.rejection().code()).isEqualTo(ErrorCode.COMMAND_BODY_TOO_LARGE);
        assertThat(CommandParser.read(new ByteArrayInputStream(most))).hasSameSizeAs(most);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

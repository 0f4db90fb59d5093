package io.tributary.schemas.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormulaGuardTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+4930123456",
                "-2",
                "@SUM(A1)",
                "\tx",
                "\rx",
                "\nx",
                "'=1+1",
                "''@x",
                "=cmd|' /C calc'!A0"
            })
    void what_a_spreadsheet_might_run_begins_with_an_apostrophe(String text) {
        assertThat(FormulaGuard.guarded(text)).isEqualTo("'" + text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a=1", "'quoted'", "'", "''", "O'Brien", " =1", "1-2"})
    void other_texts_stay_as_they_are(String text) {
        assertThat(FormulaGuard.guarded(text)).isEqualTo(text);
    }

    @Test
    void every_text_survives_the_way_out_and_in() {
        // Given
        String alphabet = "'=+-@\t\r\na ";
        Random random = new Random(7);

        // When
        List<String> changed =
                IntStream.range(0, 20_000)
                        .mapToObj(
                                i ->
                                        random.ints(random.nextInt(6), 0, alphabet.length())
                                                .mapToObj(c -> alphabet.substring(c, c + 1))
                                                .collect(Collectors.joining()))
                        .filter(
                                text ->
                                        !FormulaGuard.plain(FormulaGuard.guarded(text))
                                                .equals(text))
                        .toList();

        // Then
        assertThat(changed).isEmpty();
    }
}

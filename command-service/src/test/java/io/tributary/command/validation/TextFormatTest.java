package io.tributary.command.validation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextFormatTest {

    @ParameterizedTest
    @CsvSource({
        "email, ada@example.org, true",
        "email, a.b+c@mail.example.co.uk, true",
        "email, ada@example, false",
        "email, ada..b@example.org, false",
        "email, @example.org, false",
        "e164, +4930123456, true",
        "e164, 4930123456, false",
        "e164, +0301234, false",
        "e164, +1234567890123456, false",
        "url, https://example.org/a?b=c, true",
        "url, javascript:alert(1), false",
        "url, https://user:secret@example.org, false",
        "slug, two-words, true",
        "slug, Two, false",
        "slug, a--b, false",
        "time_zone, Europe/Berlin, true",
        "time_zone, Mars/Base, false",
        "locale, pt-BR, true",
        "locale, english!, false",
        "currency, EUR, true",
        "currency, euro, false"
    })
    void texts_are_told_apart(String format, String text, boolean accepted) {
        assertThat(TextFormat.ofSpelling(format).accepts(text)).isEqualTo(accepted);
    }
}

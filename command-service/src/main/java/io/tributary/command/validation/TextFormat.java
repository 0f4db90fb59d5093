package io.tributary.command.validation;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The named formats of texts.
enum TextFormat {
    EMAIL("an address such as name@example.org", TextFormat::isEmail),
    E164("a phone number such as +4930123456", matching("\\+[1-9]\\d{1,14}")),
    URL("an address that begins with http:// or https://", TextFormat::isUrl),
    SLUG(
            "lower-case letters and digits with single hyphens between",
            matching("[a-z0-9]+(-[a-z0-9]+)*")),
    TIME_ZONE("a time zone such as Europe/Berlin", ZoneId.getAvailableZoneIds()::contains),
    LOCALE("a locale such as en or pt-BR", TextFormat::isLocale),
    CURRENCY("a currency code such as EUR", currencies()::contains);

    private static final Pattern EMAIL_FORM =
            Pattern.compile(
                    "[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}"
                            + "@[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
                            + "(\\.[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?)+");

    private final String expected;
    private final Predicate<String> accepts;

    TextFormat(String expected, Predicate<String> accepts) {
        this.expected = expected;
        this.accepts = accepts;
    }

    /// The format spelled as in the IDL.
    static TextFormat ofSpelling(String spelling) {
        return valueOf(spelling.toUpperCase(Locale.ROOT));
    }

    String expected() {
        return expected;
    }

    boolean accepts(String text) {
        return accepts.test(text);
    }

    private static Predicate<String> matching(String pattern) {
        return Pattern.compile(pattern).asMatchPredicate();
    }

    private static Set<String> currencies() {
        return Currency.getAvailableCurrencies().stream()
                .map(Currency::getCurrencyCode)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static boolean isEmail(String text) {
        return text.length() <= 254
                && EMAIL_FORM.matcher(text).matches()
                && !text.contains("..")
                && !text.startsWith(".")
                && !text.contains(".@");
    }

    private static boolean isUrl(String text) {
        try {
            URI uri = new URI(text);
            return ("https".equalsIgnoreCase(uri.getScheme())
                            || "http".equalsIgnoreCase(uri.getScheme()))
                    && uri.getHost() != null
                    && uri.getUserInfo() == null;
        } catch (URISyntaxException notOne) {
            return false;
        }
    }

    private static boolean isLocale(String text) {
        Locale locale = Locale.forLanguageTag(text);
        return !locale.getLanguage().isEmpty() && locale.toLanguageTag().equalsIgnoreCase(text);
    }
}

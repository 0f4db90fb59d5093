package io.tributary.command.validation;

import org.jsoup.Jsoup;
import tools.jackson.databind.JsonNode;

/// What a text must not hold, and how HTML is taken out of one.
public final class CleanText {
    private static final int NESTED_ENCODINGS = 5;

    private CleanText() {}

    /// Whether Postgres and UTF-8 can keep the text: no NUL, no half of a surrogate pair.
    static boolean storable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                return false;
            }
            if (Character.isHighSurrogate(c)) {
                if (i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    return false;
                }
                i++;
            } else if (Character.isLowSurrogate(c)) {
                return false;
            }
        }
        return true;
    }

    /// Whether every text and name inside the value is storable.
    static boolean storable(JsonNode value) {
        if (value.isString()) {
            return storable(value.stringValue());
        }
        for (var property : value.properties()) {
            if (!storable(property.getKey()) || !storable(property.getValue())) {
                return false;
            }
        }
        if (value.isArray()) {
            for (JsonNode element : value) {
                if (!storable(element)) {
                    return false;
                }
            }
        }
        return true;
    }

    /// The text that a browser would show, without tags, scripts and comments; also when they were
    /// hidden behind entities.
    static String withoutHtml(String text) {
        String stripped = text;
        for (int i = 0; i < NESTED_ENCODINGS; i++) {
            if (stripped.indexOf('<') < 0 && stripped.indexOf('&') < 0) {
                return stripped;
            }
            String next = Jsoup.parseBodyFragment(stripped).body().wholeText();
            if (next.equals(stripped)) {
                return stripped;
            }
            stripped = next;
        }
        return stripped.replace("<", "").replace(">", "");
    }

    /// A short form of a caller's text that is safe to show in a message.
    public static String shown(String text) {
        StringBuilder safe = new StringBuilder();
        text.codePoints()
                .limit(80)
                .map(c -> Character.isISOControl(c) || c >= 0xD800 && c <= 0xDFFF ? '?' : c)
                .forEach(safe::appendCodePoint);
        return safe.toString();
    }
}

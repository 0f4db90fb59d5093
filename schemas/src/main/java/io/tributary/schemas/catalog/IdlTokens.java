package io.tributary.schemas.catalog;

import java.util.ArrayList;
import java.util.List;

/// Splits IDL text into the few tokens that tell where things are declared. It trusts that the text
/// parses; comments, annotation values and defaults are skipped.
final class IdlTokens {
    enum Kind {
        WORD,
        ANNOTATION,
        /// The name of a field: a word before `=`, `,` or `;` inside a record.
        FIELD,
        OPEN,
        CLOSE
    }

    record Token(Kind kind, String text, int line) {}

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;
    private int line = 1;
    private int depth;

    private IdlTokens(String text) {
        this.text = text;
    }

    static List<Token> of(String text) {
        IdlTokens scan = new IdlTokens(text);
        while (scan.at < text.length()) {
            scan.next();
        }
        return List.copyOf(scan.tokens);
    }

    private void next() {
        char c = text.charAt(at);
        if (skipped()) {
            return;
        }
        if (Character.isJavaIdentifierStart(c)) {
            tokens.add(new Token(Kind.WORD, word(), line));
            return;
        }
        at++;
        switch (c) {
            case '@' -> annotation();
            case '(' -> skipUntilClosed(1);
            case '{' -> open();
            case '}' -> {
                depth--;
                tokens.add(new Token(Kind.CLOSE, "}", line));
            }
            case '=' -> {
                fieldEnds();
                skipDefault();
            }
            case ',', ';' -> fieldEnds();
            default -> {}
        }
    }

    private void open() {
        if (!tokens.isEmpty() && tokens.getLast().text().equals("union")) {
            skipUntilClosed(1);
            return;
        }
        depth++;
        tokens.add(new Token(Kind.OPEN, "{", line));
    }

    private void annotation() {
        int start = line;
        String name = word();
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        if (at < text.length() && text.charAt(at) == '(') {
            at++;
            skipUntilClosed(1);
        }
        tokens.add(new Token(Kind.ANNOTATION, name, start));
    }

    private void fieldEnds() {
        if (depth == 2 && !tokens.isEmpty() && tokens.getLast().kind() == Kind.WORD) {
            Token name = tokens.removeLast();
            tokens.add(new Token(Kind.FIELD, name.text(), name.line()));
        }
    }

    /// Leaves the scan before the `,` or `;` that ends a field's default.
    private void skipDefault() {
        int nested = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (nested == 0 && (c == ',' || c == ';')) {
                return;
            }
            if (!skipped()) {
                nested += nesting(c);
                at++;
            }
        }
    }

    private void skipUntilClosed(int opened) {
        int nested = opened;
        while (at < text.length() && nested > 0) {
            if (!skipped()) {
                nested += nesting(text.charAt(at));
                at++;
            }
        }
    }

    private static int nesting(char c) {
        return switch (c) {
            case '(', '{', '[' -> 1;
            case ')', '}', ']' -> -1;
            default -> 0;
        };
    }

    private String word() {
        int start = at;
        while (at < text.length()
                && (Character.isJavaIdentifierPart(text.charAt(at)) || text.charAt(at) == '.')) {
            at++;
        }
        return text.substring(start, at);
    }

    /// Passes over a line break, a comment, a text literal or a backtick.
    private boolean skipped() {
        char c = text.charAt(at);
        if (c == '\n') {
            line++;
            at++;
            return true;
        }
        if (text.startsWith("//", at)) {
            int end = text.indexOf('\n', at);
            at = end < 0 ? text.length() : end;
            return true;
        }
        if (text.startsWith("/*", at)) {
            int end = text.indexOf("*/", at + 2);
            pass(end < 0 ? text.length() : end + 2);
            return true;
        }
        if (c == '"' || c == '\'') {
            int end = at + 1;
            while (end < text.length() && text.charAt(end) != c) {
                end += text.charAt(end) == '\\' ? 2 : 1;
            }
            pass(Math.min(end + 1, text.length()));
            return true;
        }
        if (c == '`') {
            at++;
            return true;
        }
        return false;
    }

    private void pass(int end) {
        line += (int) text.substring(at, end).chars().filter(c -> c == '\n').count();
        at = end;
    }
}

package io.tributary.schemas.catalog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Finds the lines of declarations and annotations in the text of an IDL file, since the parser
/// does not keep them.
final class SourceLines {
    /// An annotation written twice on one declaration; the parser keeps only the last.
    record Repeated(String annotation, int line) {}

    private static final String PROTOCOL = "";

    private final Map<String, Integer> lines = new HashMap<>();
    private final List<Repeated> repeated = new ArrayList<>();
    private final List<IdlTokens.Token> tokens;

    private SourceLines(List<IdlTokens.Token> tokens) {
        this.tokens = tokens;
    }

    static SourceLines of(String text) {
        List<IdlTokens.Token> tokens = IdlTokens.of(text);
        SourceLines lines = new SourceLines(tokens);
        lines.scan();
        return lines;
    }

    /// The line of a protocol's annotation; the first line when it has none.
    int ofProtocol(String annotation) {
        return lines.getOrDefault(key(PROTOCOL, "", annotation), 1);
    }

    int ofType(String type) {
        return lines.getOrDefault(key(type, "", ""), 1);
    }

    /// The line of the annotation, or of the type when it lacks it.
    int ofType(String type, String annotation) {
        return lines.getOrDefault(key(type, "", annotation), ofType(type));
    }

    int ofField(String type, String field) {
        return lines.getOrDefault(key(type, field, ""), ofType(type));
    }

    /// The line of the annotation, or of the field when it lacks it.
    int ofField(String type, String field, String annotation) {
        return lines.getOrDefault(key(type, field, annotation), ofField(type, field));
    }

    /// The first line that names the word, 1 when none does.
    int ofWord(String word) {
        return tokens.stream()
                .filter(t -> t.text().equals(word))
                .mapToInt(IdlTokens.Token::line)
                .findFirst()
                .orElse(1);
    }

    List<Repeated> repeated() {
        return List.copyOf(repeated);
    }

    private void scan() {
        List<IdlTokens.Token> annotations = new ArrayList<>();
        String type = PROTOCOL;
        int depth = 0;
        for (int at = 0; at < tokens.size(); at++) {
            IdlTokens.Token token = tokens.get(at);
            switch (token.kind()) {
                case ANNOTATION -> annotations.add(token);
                case OPEN -> depth++;
                case CLOSE -> depth--;
                case FIELD -> declare(type, token.text(), token.line(), annotations);
                case WORD -> {
                    if (depth <= 1 && declares(token.text()) && at + 1 < tokens.size()) {
                        IdlTokens.Token name = tokens.get(at + 1);
                        type = token.text().equals("protocol") ? PROTOCOL : name.text();
                        declare(type, "", name.line(), annotations);
                    }
                }
            }
        }
    }

    private void declare(String type, String field, int line, List<IdlTokens.Token> annotations) {
        lines.putIfAbsent(key(type, field, ""), line);
        for (IdlTokens.Token annotation : annotations) {
            if (lines.putIfAbsent(key(type, field, annotation.text()), annotation.line()) != null) {
                repeated.add(new Repeated(annotation.text(), annotation.line()));
            }
        }
        annotations.clear();
    }

    private static boolean declares(String word) {
        return switch (word) {
            case "protocol", "record", "error", "enum", "fixed" -> true;
            default -> false;
        };
    }

    private static String key(String type, String field, String annotation) {
        return type + "\n" + field + "\n" + annotation;
    }
}

package io.tributary.schemas.catalog;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.apache.avro.JsonProperties;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/// Reads one field of a record.
final class FieldReader {
    private static final Set<String> ANNOTATIONS =
            Set.of(
                    "max",
                    "min",
                    "range",
                    "pattern",
                    "format",
                    "plain_text",
                    "immutable",
                    "server",
                    "references",
                    "transitions",
                    "search",
                    "languages",
                    "pii",
                    "json",
                    "example");
    private static final Set<String> FORMATS =
            Set.of("email", "e164", "url", "slug", "time_zone", "locale", "currency");
    private static final Set<String> OF_THE_TYPE = Set.of("logicalType", "precision", "scale");

    private final SourceLines lines;
    private final Mistakes mistakes;

    FieldReader(SourceLines lines, Mistakes mistakes) {
        this.lines = lines;
        this.mistakes = mistakes;
    }

    /// Empty when the field cannot be understood; what is wrong is reported either way.
    Optional<EntityField> read(String record, Schema.Field field) {
        int line = lines.ofField(record, field.name());
        Attributes annotations =
                new Attributes(
                        field.getObjectProps(),
                        record + "." + field.name(),
                        a -> lines.ofField(record, field.name(), a),
                        mistakes);
        annotations.refuseOthersThan(ANNOTATIONS);
        refuseName(field.name(), annotations.place(), line);
        Optional<Schema> bare = withoutNull(field.schema());
        if (bare.isEmpty()) {
            mistakes.add(
                    line,
                    "one type or one type and null at " + annotations.place(),
                    "a union of " + field.schema().getTypes().size() + " types",
                    "Write the type with ? behind it.");
            return Optional.empty();
        }
        refuseMisplaced(record, field.name(), bare.get());
        return new FieldTypeReader(annotations, mistakes, line)
                .read(bare.get())
                .map(type -> fieldOf(field, type, annotations, line));
    }

    private EntityField fieldOf(
            Schema.Field field, FieldType type, Attributes annotations, int line) {
        return new EntityField(
                field.name(),
                type,
                !field.schema().isNullable(),
                defaultOf(field, type),
                patternOf(annotations),
                formatOf(annotations),
                annotations.flag("plain_text"),
                annotations.flag("immutable"),
                annotations.flag("server"),
                referenceOf(annotations),
                transitionsOf(annotations, type),
                annotations.flag("search"),
                languagesOf(annotations),
                annotations.flag("pii"),
                exampleOf(annotations),
                Optional.ofNullable(field.doc()).orElse(""),
                line);
    }

    private void refuseName(String name, String place, int line) {
        if (!Naming.isSnake(name) || Naming.isTaken(name)) {
            mistakes.add(
                    line,
                    "a field name in snake_case that documents do not use themselves",
                    "'%s' at %s".formatted(name, place),
                    "Choose another name.");
        }
    }

    private void refuseMisplaced(String record, String field, Schema type) {
        if (type.getType() == Schema.Type.ENUM) {
            return;
        }
        Schema items = type.getType() == Schema.Type.ARRAY ? type.getElementType() : type;
        for (Schema each : List.of(type, items)) {
            for (String annotation : each.getObjectProps().keySet()) {
                if (!OF_THE_TYPE.contains(annotation)) {
                    mistakes.add(
                            lines.ofField(record, field, annotation),
                            "annotations of %s.%s between type and name".formatted(record, field),
                            "@%s before the type".formatted(annotation),
                            "Move it behind the type.");
                }
            }
        }
    }

    private static Optional<Schema> withoutNull(Schema schema) {
        if (!schema.isUnion()) {
            return Optional.of(schema);
        }
        List<Schema> types =
                schema.getTypes().stream().filter(t -> t.getType() != Schema.Type.NULL).toList();
        return types.size() == 1 ? Optional.of(types.getFirst()) : Optional.empty();
    }

    private static Optional<Object> defaultOf(Schema.Field field, FieldType type) {
        Object value = field.hasDefaultValue() ? field.defaultVal() : null;
        if (value == null || value == JsonProperties.NULL_VALUE) {
            return Optional.empty();
        }
        return Optional.of(
                switch (type) {
                    case FieldType.Decimal d ->
                            new BigDecimal(new String((byte[]) value, StandardCharsets.ISO_8859_1));
                    case FieldType.Long l -> ((Number) value).longValue();
                    // The same JSON. Apicurio 3.3 takes a schema with the default `{}` for no Avro
                    // schema and refuses it.
                    case FieldType.Json _ when value.equals("{}") -> "{ }";
                    default -> value;
                });
    }

    private Optional<String> patternOf(Attributes annotations) {
        Optional<String> pattern = annotations.text("pattern");
        pattern.map(FieldReader::flawOf)
                .ifPresent(
                        flaw ->
                                annotations.refuse(
                                        "pattern",
                                        "a regular expression",
                                        flaw,
                                        "Correct the expression."));
        return pattern;
    }

    private static Optional<String> exampleOf(Attributes annotations) {
        Optional<String> example = annotations.text("example");
        Optional<String> pattern = annotations.text("pattern").filter(p -> flawOf(p) == null);
        if (example.isPresent() && pattern.isPresent() && !example.get().matches(pattern.get())) {
            annotations.refuse(
                    "example",
                    "an example that matches " + pattern.get(),
                    "'%s'".formatted(example.get()),
                    "Choose another one.");
        }
        return example;
    }

    private static List<String> languagesOf(Attributes annotations) {
        List<String> languages = annotations.texts("languages").orElse(List.of());
        if (!languages.isEmpty() && !annotations.flag("search")) {
            annotations.refuse(
                    "languages",
                    "@languages beside @search",
                    "it alone",
                    "Add @search(true) or remove it.");
        }
        languages.stream()
                .filter(language -> !WordForms.LANGUAGES.containsKey(language))
                .forEach(
                        language ->
                                annotations.refuse(
                                        "languages",
                                        "languages of "
                                                + String.join(", ", WordForms.LANGUAGES.keySet()),
                                        "'%s'".formatted(language),
                                        "Use some of them."));
        return languages.stream().filter(WordForms.LANGUAGES::containsKey).distinct().toList();
    }

    private static @Nullable String flawOf(String pattern) {
        try {
            Pattern.compile(pattern);
            return null;
        } catch (PatternSyntaxException flawed) {
            return "'%s' (%s)".formatted(pattern, flawed.getDescription());
        }
    }

    private static Optional<String> formatOf(Attributes annotations) {
        Optional<String> format = annotations.text("format");
        format.filter(f -> !FORMATS.contains(f))
                .ifPresent(
                        f ->
                                annotations.refuse(
                                        "format",
                                        "one of the formats "
                                                + String.join(
                                                        ", ", FORMATS.stream().sorted().toList()),
                                        "'%s'".formatted(f),
                                        "Use one of them or @pattern."));
        return format;
    }

    private static Optional<Reference> referenceOf(Attributes annotations) {
        if (annotations.value("references").orElse(null) instanceof String entity) {
            return Optional.of(new Reference(entity, Reference.OnDelete.REFUSE));
        }
        Optional<Attributes> object = annotations.object("references");
        object.ifPresent(o -> o.refuseOthersThan(Set.of("entity", "on_delete")));
        return object.flatMap(
                o -> o.requiredText("entity").map(e -> new Reference(e, onDelete(o))));
    }

    private static Reference.OnDelete onDelete(Attributes reference) {
        return switch (reference.text("on_delete").orElse("refuse")) {
            case "refuse" -> Reference.OnDelete.REFUSE;
            case "delete" -> Reference.OnDelete.DELETE;
            case "clear" -> Reference.OnDelete.CLEAR;
            case String other -> {
                reference.refuse(
                        "on_delete",
                        "refuse, delete or clear",
                        "'%s'".formatted(other),
                        "Use one of them.");
                yield Reference.OnDelete.REFUSE;
            }
        };
    }

    private static Map<String, List<String>> transitionsOf(Attributes annotations, FieldType type) {
        Map<String, List<String>> transitions = annotations.textsByKey("transitions");
        if (type instanceof FieldType.Choice choice) {
            transitions.forEach(
                    (from, to) -> {
                        refuseSymbol(annotations, choice, from);
                        to.forEach(symbol -> refuseSymbol(annotations, choice, symbol));
                    });
        }
        return transitions;
    }

    private static void refuseSymbol(
            Attributes annotations, FieldType.Choice choice, String symbol) {
        if (!choice.symbols().contains(symbol)) {
            annotations.refuse(
                    "transitions",
                    "symbols of " + choice.name(),
                    "'%s'".formatted(symbol),
                    "Use one of " + String.join(", ", choice.symbols()) + ".");
        }
    }
}

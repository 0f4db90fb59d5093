package io.tributary.schemas.derive;

import io.tributary.schemas.catalog.BaseColumns;
import io.tributary.schemas.catalog.EmbeddedModel;
import io.tributary.schemas.catalog.Entity;
import io.tributary.schemas.catalog.EntityField;
import io.tributary.schemas.catalog.FieldType;
import io.tributary.schemas.catalog.Measure;
import io.tributary.schemas.catalog.Rollup;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What an index is created with: settings and a strict mapping that asks for routing.
public final class IndexMapping {
    /// The names of the three parts of a document's content hash.
    public static final List<String> HASH_FIELDS =
            List.of("content_hash_1", "content_hash_2", "content_hash_3");

    public static final String VISIBLE_TO = "visible_to";
    public static final String BUCKET = "bucket";
    public static final String ROW_COUNT = "row_count";

    /// The longest text that can be filtered and sorted by; a longer one is still in the document.
    private static final int LONGEST_KEYWORD = 1000;

    private static final String TEXT = "text";
    private static final String WORDS = "words";
    private static final String ASKED_WORDS = "asked_words";

    private static final Map<String, Object> KEYWORD = Map.of("type", "keyword");
    private static final Map<String, Object> LONG = Map.of("type", "long");

    private IndexMapping() {}

    public static Map<String, Object> forEntity(Entity entity) {
        Map<String, Object> properties = columnsOf(entity);
        HASH_FIELDS.forEach(h -> properties.put(h, ordered("type", "integer", "index", false)));
        return indexOf(properties, analysisOf(entity));
    }

    public static Map<String, Object> forRollup(Entity entity, Rollup rollup) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put(BaseColumns.ORGANIZATION_ID, KEYWORD);
        properties.put(BUCKET, instant());
        for (String dimension : rollup.dimensions()) {
            properties.put(dimension, typeOf(Columns.named(entity, dimension).type()));
        }
        rollup.measures().forEach(m -> properties.put(m.name(), LONG));
        properties.put(ROW_COUNT, LONG);
        properties.put(VISIBLE_TO, KEYWORD);
        return indexOf(properties, Map.of());
    }

    public static Map<String, Object> forEmbedded(Entity parent, EmbeddedModel model) {
        Map<String, Object> properties = columnsOf(parent);
        for (EmbeddedModel.Figures figures : model.figures()) {
            Map<String, Object> measures = new LinkedHashMap<>();
            for (Measure measure : figures.measures()) {
                measures.put(measure.name(), LONG);
            }
            properties.put(figures.as(), ordered("dynamic", "strict", "properties", measures));
        }
        return indexOf(properties, analysisOf(parent));
    }

    /// Where the stems of a searched field's words stand.
    public static String stems(String field, String language) {
        return field + "." + stemsOf(language);
    }

    private static String stemsOf(String language) {
        return "stems_" + language;
    }

    /// Where the words of a searched field stand.
    public static String words(String field) {
        return field + "." + TEXT;
    }

    private static Map<String, Object> columnsOf(Entity entity) {
        Map<String, Object> properties = new LinkedHashMap<>();
        for (Column column : Columns.of(entity)) {
            Map<String, Object> type = new LinkedHashMap<>(typeOf(column.type()));
            entity.findField(column.name())
                    .filter(EntityField::searched)
                    .ifPresent(field -> type.put("fields", texts(field)));
            properties.put(column.name(), type);
        }
        properties.put(VISIBLE_TO, KEYWORD);
        return properties;
    }

    private static Map<String, Object> texts(EntityField field) {
        Map<String, Object> text = ordered("type", "text", "analyzer", WORDS);
        text.put("search_analyzer", ASKED_WORDS);
        Map<String, Object> texts = new LinkedHashMap<>();
        texts.put(TEXT, text);
        for (String language : field.languages()) {
            String stems = stemsOf(language);
            texts.put(stems, ordered("type", "text", "analyzer", stems));
        }
        return texts;
    }

    /// Empty where nothing is searched.
    private static Map<String, Object> analysisOf(Entity entity) {
        if (entity.fields().stream().noneMatch(EntityField::searched)) {
            return Map.of();
        }
        Map<String, String> languages = new TreeMap<>();
        entity.fields().stream()
                .flatMap(field -> field.languages().stream())
                .forEach(language -> languages.put(stemsOf(language), language));
        return WordAnalysis.settings(WORDS, ASKED_WORDS, languages);
    }

    private static Map<String, Object> typeOf(FieldType type) {
        return switch (type) {
            case FieldType.Text text -> keyword(text.maxLength());
            case FieldType.TextList list -> keyword(list.maxLength());
            case FieldType.Json json -> ordered("type", "object", "enabled", false);
            case FieldType.Choice choice -> KEYWORD;
            case FieldType.Uuid uuid -> KEYWORD;
            case FieldType.Whole whole -> Map.of("type", "integer");
            case FieldType.Long number -> LONG;
            case FieldType.Truth truth -> Map.of("type", "boolean");
            case FieldType.Day day -> ordered("type", "date", "format", "strict_date");
            case FieldType.Instant instant -> instant();
            // Not scaled_float: sorted by one, every page after the first loses documents.
            case FieldType.Decimal decimal -> Map.of("type", "double");
        };
    }

    private static Map<String, Object> keyword(int longest) {
        return longest <= LONGEST_KEYWORD
                ? KEYWORD
                : ordered("type", "keyword", "ignore_above", LONGEST_KEYWORD);
    }

    static Map<String, Object> instant() {
        return ordered("type", "date", "format", "strict_date_time||epoch_millis");
    }

    static Map<String, Object> indexOf(
            Map<String, Object> properties, Map<String, Object> analysis) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("number_of_shards", 1);
        settings.put("number_of_replicas", 0);
        settings.put("refresh_interval", "1s");
        settings.put("gc_deletes", "1h");
        if (!analysis.isEmpty()) {
            settings.put("analysis", analysis);
        }
        Map<String, Object> mappings = new LinkedHashMap<>();
        mappings.put("dynamic", "strict");
        mappings.put("_routing", Map.of("required", true));
        mappings.put("properties", properties);
        return ordered("settings", Map.of("index", settings), "mappings", mappings);
    }

    static Map<String, Object> ordered(
            String first, Object firstValue, String second, Object secondValue) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(first, firstValue);
        map.put(second, secondValue);
        return map;
    }
}

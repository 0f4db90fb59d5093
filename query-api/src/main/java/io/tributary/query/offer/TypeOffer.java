package io.tributary.query.offer;

import io.tributary.schemas.catalog.FieldType;
import java.util.Map;

/// Names the type of a field, with what a reader must know to show it.
final class TypeOffer {
    private TypeOffer() {}

    static void describe(FieldType type, Map<String, Object> offer) {
        switch (type) {
            case FieldType.Text text -> {
                offer.put("type", "text");
                offer.put("max", text.maxLength());
            }
            case FieldType.Json json -> offer.put("type", "json");
            case FieldType.TextList list -> offer.put("type", "list");
            case FieldType.Whole whole -> offer.put("type", "number");
            case FieldType.Long number -> offer.put("type", "number");
            case FieldType.Decimal decimal -> {
                offer.put("type", "decimal");
                offer.put("scale", decimal.scale());
            }
            case FieldType.Truth truth -> offer.put("type", "truth");
            case FieldType.Uuid uuid -> offer.put("type", "uuid");
            case FieldType.Day day -> offer.put("type", "day");
            case FieldType.Instant instant -> offer.put("type", "instant");
            case FieldType.Choice choice -> {
                offer.put("type", "choice");
                offer.put("symbols", choice.symbols());
            }
        }
    }
}

package io.tributary.query.offer;

import io.tributary.query.plan.DashboardSource;
import io.tributary.schemas.catalog.Dashboard.Widget;
import io.tributary.schemas.catalog.Domain;
import io.tributary.schemas.catalog.DomainCatalog;
import io.tributary.schemas.catalog.Entity;
import io.tributary.schemas.catalog.EntityField;
import io.tributary.schemas.catalog.Measure;
import io.tributary.schemas.catalog.Rollup;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Tells a dashboard before any figure is read: its widgets, what they measure and how they split.
final class DashboardOffer {
    private DashboardOffer() {}

    static Map<String, Object> of(DomainCatalog catalog, Domain domain, DashboardSource source) {
        Map<String, Object> offer = new LinkedHashMap<>();
        offer.put("name", source.name());
        offer.put("title", source.title());
        offer.put(
                "widgets", source.widgets().stream().map(w -> widget(catalog, domain, w)).toList());
        return offer;
    }

    private static Map<String, Object> widget(DomainCatalog catalog, Domain domain, Widget widget) {
        Map<String, Object> offer = new LinkedHashMap<>();
        offer.put("name", widget.name());
        offer.put("title", widget.title());
        offer.put("by", widget.by());
        offer.put("ratios", widget.ratios());
        for (Entity entity : domain.entities()) {
            for (Rollup rollup : entity.rollups()) {
                if (rollup.name().equals(widget.rollup())) {
                    offer.put("measures", measures(rollup, widget.measures()));
                    split(catalog, domain, entity, widget).ifPresent(s -> offer.put("split", s));
                }
            }
        }
        return offer;
    }

    private static List<Map<String, Object>> measures(Rollup rollup, List<String> wanted) {
        return rollup.measures().stream()
                .filter(m -> wanted.contains(m.name()))
                .map(DashboardOffer::measure)
                .toList();
    }

    private static Map<String, Object> measure(Measure measure) {
        return Map.of(
                "name",
                measure.name(),
                "function",
                measure.function().name().toLowerCase(Locale.ROOT));
    }

    /// The field that a widget splits by; empty for time and totals.
    private static Optional<Map<String, Object>> split(
            DomainCatalog catalog, Domain domain, Entity entity, Widget widget) {
        return entity.findField(widget.by()).map(field -> field(catalog, domain, field));
    }

    private static Map<String, Object> field(
            DomainCatalog catalog, Domain domain, EntityField field) {
        Map<String, Object> offer = new LinkedHashMap<>();
        offer.put("name", field.name());
        TypeOffer.describe(field.type(), offer);
        field.reference()
                .flatMap(r -> catalog.target(domain, r))
                .ifPresent(target -> offer.put("reference", ReferenceOffer.of(target)));
        return offer;
    }
}

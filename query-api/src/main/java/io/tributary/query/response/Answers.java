package io.tributary.query.response;

import io.tributary.query.freshness.Freshness;
import io.tributary.query.request.DocumentsRequest;
import io.tributary.query.request.FieldMoments;
import io.tributary.query.request.PageCursor;
import io.tributary.query.request.QueryCollection;
import io.tributary.query.search.Hit;
import io.tributary.query.tenancy.TenantResolver.Place;
import io.tributary.schemas.catalog.BaseColumns;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Makes the bodies of answers.
@Component
public class Answers {
    private static final String FRESHNESS = "freshness";

    private final JsonMapper json;
    private final InstantSource clock = InstantSource.system();

    public Answers(JsonMapper json) {
        this.json = json;
    }

    /// @param hits one more than the page holds, when there is a next page
    public Answer page(DocumentsRequest request, List<Hit> hits, Freshness freshness) {
        List<Hit> page = hits.stream().limit(request.limit()).toList();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("items", page.stream().map(h -> DocumentFields.shown(h.document())).toList());
        found(page).ifPresent(found -> body.put("found", found));
        body.put("next_cursor", hits.size() > page.size() ? cursor(request, page) : null);
        return finished(body, freshness);
    }

    /// By the document's id, what of its texts was searched for; empty for a list without words.
    private static Optional<Map<String, Object>> found(List<Hit> page) {
        Map<String, Object> found = new LinkedHashMap<>();
        for (Hit hit : page) {
            if (!hit.found().isEmpty()) {
                found.put(
                        hit.document().path(BaseColumns.ID).asString(""),
                        new TreeMap<>(hit.found()));
            }
        }
        return found.isEmpty() ? Optional.empty() : Optional.of(found);
    }

    /// The document itself; how fresh it is stands in the headers only.
    public Answer document(QueryCollection collection, Hit hit, Freshness freshness) {
        ObjectNode document = DocumentFields.shown(hit.document());
        String tag =
                collection.derived()
                        ? EntityTag.ofContent(json.writeValueAsBytes(document))
                        : EntityTag.ofVersion(document.path(BaseColumns.VERSION).asLong(0));
        return new Answer(
                document, FreshnessAnswer.of(freshness, clock.instant()), Optional.of(tag));
    }

    /// @param row as it stood
    public Answer then(Map<String, Object> row, Freshness freshness) {
        return new Answer(
                row,
                FreshnessAnswer.of(freshness, clock.instant()),
                Optional.of(EntityTag.ofContent(json.writeValueAsBytes(row))));
    }

    public Answer dashboard(Map<String, Object> body, Freshness freshness) {
        return finished(body, freshness);
    }

    /// @param body a page of what happened
    public Answer history(Map<String, Object> body, Freshness freshness) {
        return finished(body, freshness);
    }

    /// @param offer what the caller may ask and send
    public Answer offer(Map<String, Object> offer, Freshness freshness) {
        return finished(new LinkedHashMap<>(offer), freshness);
    }

    /// @param places latest joined first
    public Answer me(UUID user, List<Place> places, Freshness freshness) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("user", user);
        body.put("current", places.isEmpty() ? null : organization(places.getFirst()));
        body.put("organizations", places.stream().map(Answers::organization).toList());
        return finished(body, freshness);
    }

    public Answer freshness(Map<String, Freshness> readModels) {
        return fresh(new LinkedHashMap<>(), readModels);
    }

    /// @param readModels how fresh each is that the caller may ask
    public Answer pipeline(PipelineStations stations, Map<String, Freshness> readModels) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("stations", stations.told());
        return fresh(body, readModels);
    }

    private Answer fresh(Map<String, Object> body, Map<String, Freshness> readModels) {
        Map<String, Object> each = new LinkedHashMap<>();
        readModels.forEach(
                (name, freshness) ->
                        each.put(name, FreshnessAnswer.of(freshness, clock.instant())));
        body.put("read_models", each);
        FreshnessAnswer oldest =
                FreshnessAnswer.of(Oldest.of(readModels.values()), clock.instant());
        body.put(FRESHNESS, oldest);
        return new Answer(body, oldest, Optional.empty());
    }

    /// The tag is of everything but the freshness, which moves by itself.
    private Answer finished(Map<String, Object> body, Freshness freshness) {
        String tag = EntityTag.ofContent(json.writeValueAsBytes(body));
        FreshnessAnswer answer = FreshnessAnswer.of(freshness, clock.instant());
        body.put(FRESHNESS, answer);
        return new Answer(body, answer, Optional.of(tag));
    }

    private static String cursor(DocumentsRequest request, List<Hit> page) {
        List<?> sort = page.getLast().sort();
        Object id = sort.getLast();
        return new PageCursor(request.list(), sort.getFirst(), String.valueOf(id)).encode();
    }

    private static Map<String, Object> organization(Place place) {
        Map<String, Object> organization = new LinkedHashMap<>();
        organization.put("id", place.membership().organization());
        organization.put("name", place.card().name());
        organization.put("slug", place.card().slug());
        organization.put("status", place.card().status());
        organization.put("role", place.membership().role().spelling());
        organization.put("joined_at", FieldMoments.text(place.membership().joined()));
        return organization;
    }
}

package io.tributary.query.search;

import io.tributary.query.plan.ChangesPlan;
import io.tributary.query.plan.DocumentPlan;
import io.tributary.query.plan.FiguresPlan;
import io.tributary.query.plan.GuardedPlan;
import io.tributary.query.plan.SearchPlan;
import io.tributary.query.plan.TenantFilter;
import io.tributary.query.plan.WidgetPlan;
import io.tributary.query.request.PageCursor;
import io.tributary.schemas.catalog.BaseColumns;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Asks OpenSearch what plans say, and nothing else.
///
/// **No plan without its tenant is asked, and nothing of another organization is handed on**: the
/// second look costs nothing beside the search and does not trust the first.
@Component
public class OpenSearchReader {
    private final OpenSearchConnection openSearch;
    private final TenancyAlarm alarm;

    public OpenSearchReader(OpenSearchConnection openSearch, TenancyAlarm alarm) {
        this.openSearch = openSearch;
        this.alarm = alarm;
    }

    /// In the order of the plan.
    public List<Hit> search(SearchPlan plan) {
        JsonNode answer = ask("list", plan, SearchBody.of(plan));
        List<Hit> hits = new ArrayList<>();
        for (JsonNode hit : answer.path("hits").path("hits")) {
            List<@Nullable Object> sort = new ArrayList<>();
            hit.path("sort").forEach(value -> sort.add(PageCursor.valueOf(value)));
            own(hit, plan.tenant(), plan.index())
                    .ifPresent(document -> hits.add(new Hit(document, sort, found(hit))));
        }
        return hits;
    }

    /// In real time: a document is found as soon as it is written.
    ///
    /// @return empty alike for one that is not there and one that the caller may not see
    public Optional<Hit> get(DocumentPlan plan) {
        if (!plan.guarded()) {
            throw alarm.unguarded(plan.index());
        }
        String path =
                "/"
                        + plan.index()
                        + "/_doc/"
                        + URLEncoder.encode(plan.id(), StandardCharsets.UTF_8);
        JsonNode answer = openSearch.ask("get", "GET", path, Map.of("routing", plan.routing()), "");
        if (!answer.path("found").asBoolean(false)) {
            return Optional.empty();
        }
        return own(answer, plan.tenant(), plan.index())
                .filter(document -> plan.tenant().admits(visibleTo(document)))
                .map(document -> new Hit(document, List.of(), Map.of()));
    }

    /// The sums of every widget of the plan, by its name.
    public Map<String, Figures> sum(FiguresPlan plan) {
        JsonNode answer = ask("figures", plan, FiguresBody.of(plan)).path("aggregations");
        ownBuckets(answer, plan);
        Map<String, Figures> figures = new HashMap<>();
        for (WidgetPlan widget : plan.widgets()) {
            figures.put(widget.widget().name(), FiguresAnswer.of(answer, widget));
        }
        return figures;
    }

    /// How many documents fit the plan.
    public long count(ChangesPlan plan) {
        JsonNode answer =
                ask(
                        "changes",
                        plan,
                        Map.of(
                                "size",
                                0,
                                "track_total_hits",
                                false,
                                "query",
                                SearchBody.query(plan.conditions()),
                                "aggregations",
                                Map.of(FiguresBody.ORGANIZATIONS, FiguresBody.byOrganization())));
        long count = 0;
        for (JsonNode bucket : ownBuckets(answer.path("aggregations"), plan)) {
            count += bucket.path("doc_count").asLong();
        }
        return count;
    }

    /// What is computed over documents cannot be taken apart again, so that a foreign one drops
    /// all.
    private JsonNode ownBuckets(JsonNode aggregations, GuardedPlan plan) {
        JsonNode buckets = aggregations.path(FiguresBody.ORGANIZATIONS).path("buckets");
        for (JsonNode bucket : buckets) {
            UUID organization = plan.tenant().organization();
            if (!bucket.path("key").asString().equals(organization.toString())) {
                throw alarm.foreignFigures(organization, plan.index());
            }
        }
        return buckets;
    }

    private JsonNode ask(String operation, GuardedPlan plan, Map<String, Object> body) {
        if (!plan.guarded()) {
            throw alarm.unguarded(plan.index());
        }
        return openSearch.ask(
                operation,
                "POST",
                "/" + plan.index() + "/_search",
                Map.of(
                        "routing", plan.routing(),
                        "allow_partial_search_results", "false",
                        "ignore_unavailable", "false"),
                body);
    }

    private Optional<ObjectNode> own(JsonNode hit, TenantFilter tenant, String index) {
        JsonNode source = hit.path("_source");
        String organization = source.path(BaseColumns.ORGANIZATION_ID).asString("");
        if (source instanceof ObjectNode document
                && organization.equals(tenant.organization().toString())) {
            return Optional.of(document);
        }
        alarm.foreignHit(tenant.organization(), index, hit.path("_id").asString(""));
        return Optional.empty();
    }

    /// By the field's name: the paths of its words and of their stems begin with it. Of these, the
    /// parts with the most marks.
    private static Map<String, List<String>> found(JsonNode hit) {
        Map<String, List<String>> found = new HashMap<>();
        for (var path : hit.path("highlight").properties()) {
            List<String> parts = new ArrayList<>();
            path.getValue().forEach(part -> parts.add(part.asString()));
            found.merge(
                    path.getKey().substring(0, path.getKey().lastIndexOf('.')),
                    parts,
                    (one, other) -> marks(other) > marks(one) ? other : one);
        }
        return found;
    }

    private static int marks(List<String> parts) {
        return String.join("", parts).split(SearchBody.MARK, -1).length;
    }

    private static Set<String> visibleTo(ObjectNode document) {
        Set<String> visibleTo = new TreeSet<>();
        JsonNode values = document.path(TenantFilter.VISIBLE_TO);
        if (values.isString()) {
            visibleTo.add(values.asString());
        }
        values.forEach(value -> visibleTo.add(value.asString("")));
        return visibleTo;
    }
}

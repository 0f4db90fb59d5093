package io.tributary.projector.verify;

import io.tributary.projector.index.OpenSearchCalls;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// All documents of a read model in an order, page by page, as they stood when the cursor was
/// opened.
final class DocumentCursor implements AutoCloseable {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final int PAGE = 2_000;
    private static final String KEEP = "5m";

    private final OpenSearchCalls calls;
    private final Optional<UUID> organization;
    private final List<String> order;
    private final List<String> fields;
    private final String view;
    private final Deque<JsonNode> page = new ArrayDeque<>();
    private @Nullable JsonNode after;
    private boolean ended;

    /// @param order fields by which the documents are sorted
    DocumentCursor(
            OpenSearchCalls calls, String alias, Optional<UUID> organization, List<String> order)
            throws IOException {
        this(calls, alias, organization, order, List.of());
    }

    /// @param fields all that is read of a document; empty for the whole
    DocumentCursor(
            OpenSearchCalls calls,
            String alias,
            Optional<UUID> organization,
            List<String> order,
            List<String> fields)
            throws IOException {
        this.calls = calls;
        this.organization = organization;
        this.order = List.copyOf(order);
        this.fields = List.copyOf(fields);
        var opened =
                calls.call(
                        "POST",
                        "/" + alias + "/_search/point_in_time",
                        organization
                                .map(o -> Map.of("keep_alive", KEEP, "routing", o.toString()))
                                .orElse(Map.of("keep_alive", KEEP)),
                        new byte[0]);
        if (!opened.accepted()) {
            throw new IOException("No view of %s: %s".formatted(alias, opened.body()));
        }
        this.view = opened.body().path("pit_id").asString();
    }

    /// The next hit, or null at the end.
    @Nullable JsonNode next() throws IOException {
        if (page.isEmpty() && !ended) {
            fetch();
        }
        return page.poll();
    }

    private void fetch() throws IOException {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("size", PAGE);
        body.put("track_total_hits", false);
        if (!fields.isEmpty()) {
            body.put("_source", fields);
        }
        body.put("pit", Map.of("id", view, "keep_alive", KEEP));
        organization.ifPresent(
                o -> body.put("query", Map.of("term", Map.of("organization_id", o.toString()))));
        List<Object> sort = new ArrayList<>();
        order.forEach(field -> sort.add(Map.of(field, "asc")));
        sort.add(Map.of("_shard_doc", "asc"));
        body.put("sort", sort);
        JsonNode from = after;
        if (from != null) {
            body.put("search_after", from);
        }
        var answer = calls.call("POST", "/_search", Map.of(), MAPPER.writeValueAsBytes(body));
        if (!answer.accepted() || answer.body().path("timed_out").asBoolean(false)) {
            throw new IOException("A page could not be read: " + answer.body());
        }
        JsonNode hits = answer.body().path("hits").path("hits");
        hits.forEach(page::add);
        if (hits.size() < PAGE) {
            ended = true;
        } else {
            after = hits.get(hits.size() - 1).path("sort");
        }
    }

    @Override
    public void close() throws IOException {
        byte[] body = MAPPER.writeValueAsBytes(Map.of("pit_id", List.of(view)));
        var unused = calls.call("DELETE", "/_search/point_in_time", Map.of(), body);
    }
}

package io.tributary.benchmarks.smoke;

import io.tributary.benchmarks.GateFailed;
import io.tributary.benchmarks.Installation;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What OpenSearch alone takes: the same documents with the same mapping, thousand a bulk, into an
/// index beside the real one.
final class BareBulk {
    private static final String ALIAS = "tributary-dialer-call-logs";
    private static final String SCRATCH = "benchmark-bare-bulk";
    private static final int PER_BULK = 1_000;

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI openSearch;

    BareBulk(URI openSearch) {
        this.openSearch = openSearch;
    }

    double documentsPerSecond(int documents) throws IOException, InterruptedException {
        createScratch();
        try {
            List<String> bulks = bulks(documents);
            send("POST", "/_bulk", bulks.getFirst());
            long start = System.nanoTime();
            for (String bulk : bulks) {
                JsonNode answer = Installation.JSON.readTree(send("POST", "/_bulk", bulk));
                if (answer.get("errors").asBoolean()) {
                    throw new GateFailed("Expected a bulk without errors, but found: " + answer);
                }
            }
            return documents / ((System.nanoTime() - start) / 1e9);
        } finally {
            send("DELETE", "/" + SCRATCH, "");
        }
    }

    private void createScratch() throws IOException, InterruptedException {
        JsonNode real = Installation.JSON.readTree(send("GET", "/" + ALIAS, "")).iterator().next();
        ObjectNode body = Installation.JSON.createObjectNode();
        body.set("mappings", real.get("mappings"));
        ObjectNode settings = body.putObject("settings");
        settings.put("number_of_shards", 1)
                .put("number_of_replicas", 0)
                .put("refresh_interval", "1s");
        settings.set("analysis", real.at("/settings/index/analysis"));
        send("PUT", "/" + SCRATCH, body.toString());
    }

    private List<String> bulks(int documents) throws IOException, InterruptedException {
        JsonNode sample =
                Installation.JSON
                        .readTree(send("POST", "/" + ALIAS + "/_search", "{\"size\":1000}"))
                        .at("/hits/hits");
        if (sample.isEmpty()) {
            throw new GateFailed("Expected documents in %s to copy from.".formatted(ALIAS));
        }
        List<String> bulks = new ArrayList<>();
        for (int first = 0; first < documents; first += PER_BULK) {
            StringBuilder bulk = new StringBuilder();
            for (int i = first; i < Math.min(first + PER_BULK, documents); i++) {
                JsonNode source = sample.get(i % sample.size()).get("_source");
                bulk.append(
                                "{\"index\":{\"_index\":\"%s\",\"_id\":\"%d\",\"routing\":%s,\"version\":%d,\"version_type\":\"external_gte\"}}%n"
                                        .formatted(
                                                SCRATCH, i, source.get("organization_id"), i + 1))
                        .append(source)
                        .append('\n');
            }
            bulks.add(bulk.toString());
        }
        return bulks;
    }

    private String send(String method, String path, String body)
            throws IOException, InterruptedException {
        HttpResponse<String> response =
                http.send(
                        HttpRequest.newBuilder(openSearch.resolve(path))
                                .header("Content-Type", "application/json")
                                .method(method, BodyPublishers.ofString(body))
                                .build(),
                        BodyHandlers.ofString());
        if (response.statusCode() / 100 != 2) {
            throw new GateFailed("%s %s: %s".formatted(method, path, response.body()));
        }
        return response.body();
    }
}

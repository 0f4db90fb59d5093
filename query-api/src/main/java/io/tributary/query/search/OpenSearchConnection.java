package io.tributary.query.search;

import io.tributary.query.problem.QueryRefused;
import io.tributary.query.telemetry.QueryMetric;
import io.tributary.query.telemetry.QueryMetrics;
import io.tributary.schemas.contract.ErrorCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.util.Timeout;
import org.opensearch.client.opensearch.generic.Body;
import org.opensearch.client.opensearch.generic.OpenSearchGenericClient;
import org.opensearch.client.opensearch.generic.Requests;
import org.opensearch.client.transport.OpenSearchTransport;
import org.opensearch.client.transport.httpclient5.ApacheHttpClient5TransportBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Carries requests to OpenSearch and brings their JSON back. Thread-safe.
@Component
public class OpenSearchConnection implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OpenSearchConnection.class);
    private static final int NOT_FOUND = 404;
    private static final int FIRST_FAILURE = 300;

    private final OpenSearchTransport transport;
    private final OpenSearchGenericClient client;
    private final QueryMetrics metrics;
    private final JsonMapper json =
            JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

    public OpenSearchConnection(OpenSearchSettings settings, QueryMetrics metrics) {
        Timeout timeout = Timeout.ofMilliseconds(settings.timeout().toMillis());
        this.transport =
                ApacheHttpClient5TransportBuilder.builder(HttpHost.create(settings.url()))
                        .setRequestConfigCallback(
                                (RequestConfig.Builder config) ->
                                        config.setResponseTimeout(timeout)
                                                .setConnectionRequestTimeout(timeout))
                        .setHttpClientConfigCallback(
                                http ->
                                        http.setConnectionManager(
                                                PoolingAsyncClientConnectionManagerBuilder.create()
                                                        .setMaxConnTotal(settings.connections())
                                                        .setMaxConnPerRoute(settings.connections())
                                                        .build()))
                        .build();
        this.client = new OpenSearchGenericClient(transport);
        this.metrics = metrics;
    }

    /// @return the answer's body; an empty object for 404
    /// @throws QueryRefused when OpenSearch does not answer well
    JsonNode ask(
            String operation, String method, String path, Map<String, String> query, Object body) {
        long began = System.nanoTime();
        var request = Requests.builder().method(method).endpoint(path).query(query);
        if (body instanceof Map<?, ?>) {
            request = request.json(json.writeValueAsString(body));
        }
        try (var response = client.execute(request.build())) {
            int status = response.getStatus();
            JsonNode answer =
                    json.readTree(
                            response.getBody()
                                    .map(Body::bodyAsBytes)
                                    .orElse(new byte[] {'{', '}'}));
            if (status == NOT_FOUND) {
                return answer;
            }
            if (status >= FIRST_FAILURE) {
                LOG.warn("OpenSearch answered {} to {} {}: {}", status, method, path, answer);
                throw busy();
            }
            return answer;
        } catch (IOException e) {
            LOG.warn("OpenSearch did not answer to {} {}", method, path, e);
            throw busy();
        } finally {
            metrics.time(
                    QueryMetric.SEARCHES,
                    Duration.ofNanos(System.nanoTime() - began),
                    "operation",
                    operation);
        }
    }

    /// Makes everything written before the call searchable.
    public void refresh(String alias) {
        JsonNode answer = ask("refresh", "POST", "/" + alias + "/_refresh", Map.of(), "");
        if (answer.has("error")) {
            LOG.debug("Nothing to refresh: {} does not exist yet.", alias);
        }
    }

    /// @return the cluster's colour
    public String health() {
        return ask("health", "GET", "/_cluster/health", Map.of("timeout", "2s"), "")
                .path("status")
                .asString("unknown");
    }

    @Override
    public void close() {
        try {
            transport.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static QueryRefused busy() {
        return new QueryRefused(
                ErrorCode.QUERY_BUSY,
                "Expected an answer of the search service, but found none in time. Try again shortly.");
    }
}

package io.tributary.query.problem;

import io.tributary.query.telemetry.QueryMetric;
import io.tributary.query.telemetry.QueryMetrics;
import io.tributary.schemas.contract.ErrorCode;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Writes problem details as RFC 9457 asks.
@Component
public class ProblemWriter {
    public static final String MEDIA_TYPE = "application/problem+json";

    private final JsonMapper json;
    private final QueryMetrics metrics;

    public ProblemWriter(JsonMapper json, QueryMetrics metrics) {
        this.json = json;
        this.metrics = metrics;
    }

    public void write(HttpServletResponse response, ErrorCode code, String detail)
            throws IOException {
        write(response, new QueryRefused(code, detail));
    }

    /// Does nothing when the answer is already on its way.
    public void write(HttpServletResponse response, QueryRefused refused) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        metrics.count(QueryMetric.REFUSED, "code", refused.code().code());
        response.resetBuffer();
        response.setStatus(refused.code().status());
        response.setContentType(MEDIA_TYPE);
        response.setHeader("Cache-Control", "no-store");
        if (refused.code() == ErrorCode.QUERY_UNAUTHENTICATED) {
            response.setHeader("WWW-Authenticate", "Bearer");
        }
        if (refused.code().status() == HttpServletResponse.SC_SERVICE_UNAVAILABLE
                || refused.code() == ErrorCode.QUERY_TOO_MANY_STREAMS) {
            response.setHeader("Retry-After", "1");
        }
        refused.limit()
                .ifPresent(
                        limit -> {
                            response.setHeader("Retry-After", Long.toString(limit.retryAfter()));
                            response.setHeader("RateLimit-Policy", limit.policyHeader());
                            response.setHeader("RateLimit", limit.stateHeader());
                        });
        response.getOutputStream().write(json.writeValueAsBytes(body(refused)));
        response.flushBuffer();
    }

    /// What a refusal says.
    public static Map<String, Object> body(QueryRefused refused) {
        ErrorCode code = refused.code();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", code.type());
        body.put("title", code.title());
        body.put("status", code.status());
        body.put("detail", refused.detail());
        body.put("code", code.code());
        refused.limit().ifPresent(limit -> body.put("limit", limit.json()));
        List<FieldError> errors = refused.errors();
        if (!errors.isEmpty()) {
            body.put("errors", errors);
        }
        return body;
    }
}

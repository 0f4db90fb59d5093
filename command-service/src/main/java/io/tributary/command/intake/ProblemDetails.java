package io.tributary.command.intake;

import io.tributary.command.validation.FieldError;
import io.tributary.command.validation.Rejection;
import io.tributary.schemas.contract.ErrorCode;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Refusals as RFC 9457 problem details.
public final class ProblemDetails {
    /// As RFC 9470 asks.
    private static final String STEP_UP =
            "Bearer error=\"insufficient_user_authentication\","
                    + " error_description=\"Multi-factor sign-in is needed\", acr_values=\"aal2\"";

    private ProblemDetails() {}

    public static void write(
            HttpServletResponse response, Rejection rejection, Optional<Long> currentVersion)
            throws IOException {
        if (response.isCommitted()) {
            return;
        }
        ErrorCode code = rejection.code();
        ObjectNode problem = JsonNodeFactory.instance.objectNode();
        problem.put("type", code.type());
        problem.put("title", code.title());
        problem.put("status", code.status());
        problem.put("detail", rejection.detail());
        problem.put("code", code.code());
        currentVersion.ifPresent(version -> problem.put("current_version", version));
        rejection
                .limit()
                .ifPresent(
                        limit -> {
                            ObjectNode met = problem.putObject("limit");
                            limit.json().forEach(met::putPOJO);
                        });
        if (!rejection.errors().isEmpty()) {
            ArrayNode errors = problem.putArray("errors");
            for (FieldError error : rejection.errors()) {
                errors.addObject()
                        .put("field", error.field())
                        .put("code", error.code())
                        .put("message", error.message());
            }
        }
        response.setStatus(code.status());
        if (code == ErrorCode.COMMAND_UNAUTHENTICATED) {
            response.setHeader("WWW-Authenticate", "Bearer");
        }
        if (code == ErrorCode.COMMAND_STEP_UP) {
            response.setHeader("WWW-Authenticate", STEP_UP);
        }
        if (code == ErrorCode.COMMAND_TOO_MANY
                || code == ErrorCode.COMMAND_BUSY
                || code == ErrorCode.COMMAND_LOG_FULL) {
            response.setHeader("Retry-After", "1");
        }
        rejection
                .limit()
                .ifPresent(
                        limit -> {
                            response.setHeader("Retry-After", Long.toString(limit.retryAfter()));
                            response.setHeader("RateLimit-Policy", limit.policyHeader());
                            response.setHeader("RateLimit", limit.stateHeader());
                        });
        currentVersion.ifPresent(version -> response.setHeader("ETag", "\"" + version + "\""));
        JsonResponse.write(response, "application/problem+json", problem);
    }
}

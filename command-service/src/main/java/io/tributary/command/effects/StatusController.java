package io.tributary.command.effects;

import io.tributary.command.intake.CommandParser;
import io.tributary.schemas.contract.WebhookSignature;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// Where receivers say what became of an effect: signed as what they got, without a token.
@RestController
final class StatusController {
    private final StatusReports reports;

    StatusController(StatusReports reports) {
        this.reports = reports;
    }

    @PostMapping("/v1/effects/{id}/status")
    void report(@PathVariable String id, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        reports.take(
                id,
                new StatusReports.Signed(
                        header(request, WebhookSignature.ID),
                        header(request, WebhookSignature.TIMESTAMP),
                        header(request, WebhookSignature.SIGNATURE),
                        CommandParser.read(request.getInputStream())));
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }

    private static String header(HttpServletRequest request, String name) {
        return Objects.requireNonNullElse(request.getHeader(name), "");
    }
}

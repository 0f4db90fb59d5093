package io.tributary.command.effects;

import io.tributary.command.intake.JsonResponse;
import io.tributary.command.telemetry.TraceParent;
import io.tributary.command.tenancy.Callers;
import io.tributary.command.validation.TimeAndIdentityCheck;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Where operators look after effects that could not be delivered.
@RestController
@RequestMapping("/v1/operator/effects")
final class OperatorController {
    private final DeadEffects effects;

    OperatorController(DeadEffects effects) {
        this.effects = effects;
    }

    @GetMapping
    void list(
            @RequestParam(defaultValue = "dead") String state,
            Authentication sender,
            HttpServletResponse response)
            throws IOException {
        Callers.operator(sender);
        JsonResponse.write(response, "application/json", effects.list(state));
    }

    @PostMapping("/{id}/redrive")
    void redrive(
            @PathVariable String id,
            Authentication sender,
            HttpServletRequest request,
            HttpServletResponse response) {
        effects.redrive(effect(id), Callers.operator(sender), trace(request));
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }

    @PostMapping("/{id}/discard")
    void discard(
            @PathVariable String id,
            Authentication sender,
            HttpServletRequest request,
            HttpServletResponse response) {
        effects.discard(effect(id), Callers.operator(sender), trace(request));
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }

    private static String trace(HttpServletRequest request) {
        return TraceParent.below(request.getHeader("traceparent"));
    }

    private static UUID effect(String id) {
        return TimeAndIdentityCheck.parseUuid(id).orElseThrow(DeadEffects::unknown);
    }
}

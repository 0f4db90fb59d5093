package io.tributary.command.metering;

import io.tributary.command.intake.JsonResponse;
import io.tributary.command.intake.PathOrganization;
import io.tributary.command.intake.WholeParameter;
import io.tributary.command.telemetry.TraceParent;
import io.tributary.command.tenancy.Callers;
import io.tributary.command.tenancy.Owner;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The address of an organization's usage.
@RestController
final class UsageController {
    private static final int MOST_DAYS = 400;

    private final UsageReader reader;
    private final Callers callers;

    UsageController(UsageReader reader, Callers callers) {
        this.reader = reader;
        this.callers = callers;
    }

    @GetMapping("/v1/organizations/{organization}/usage")
    void usage(
            @PathVariable String organization,
            @RequestParam(defaultValue = "30") String days,
            Authentication sender,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Owner owner = PathOrganization.owner(organization);
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        reader.hours(
                        owner,
                        callers.of(sender, owner),
                        TraceParent.below(request.getHeader("traceparent")),
                        WholeParameter.read("days", days, 1, MOST_DAYS))
                .forEach(body.putArray("hours")::add);
        JsonResponse.write(response, "application/json", body);
    }
}

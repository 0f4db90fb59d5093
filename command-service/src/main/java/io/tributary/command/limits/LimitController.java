package io.tributary.command.limits;

import io.tributary.command.intake.JsonResponse;
import io.tributary.command.intake.PathOrganization;
import io.tributary.command.intake.WholeParameter;
import io.tributary.command.tenancy.Callers;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.JsonNodeFactory;

/// Where operators change a limit of an organization, or of all under the reserved one.
@RestController
@RequestMapping("/v1/operator/organizations/{organization}/limits/{name}")
final class LimitController {
    private final LimitRegister register;

    LimitController(LimitRegister register) {
        this.register = register;
    }

    @PutMapping
    void change(
            @PathVariable String organization,
            @PathVariable String name,
            @RequestParam(defaultValue = "") String most,
            @RequestParam(defaultValue = "") String seconds,
            Authentication sender,
            HttpServletResponse response)
            throws IOException {
        UUID operator = Callers.operator(sender).user();
        UUID of = PathOrganization.owner(organization).id();
        int number = WholeParameter.read("most", most, 0, register.highest(name));
        int window = WholeParameter.read("seconds", seconds, 1, 86_400);
        register.set(of, register.known(name), number, window, operator);
        JsonResponse.write(
                response,
                "application/json",
                JsonNodeFactory.instance
                        .objectNode()
                        .put("organization", of.toString())
                        .put("name", name)
                        .put("most", number)
                        .put("seconds", window));
    }

    /// The usual one holds again.
    @DeleteMapping
    void reset(
            @PathVariable String organization,
            @PathVariable String name,
            Authentication sender,
            HttpServletResponse response) {
        UUID operator = Callers.operator(sender).user();
        register.reset(PathOrganization.owner(organization).id(), register.known(name), operator);
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }
}

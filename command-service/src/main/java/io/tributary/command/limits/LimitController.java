package io.tributary.command.limits;

import io.tributary.command.intake.JsonResponse;
import io.tributary.command.intake.PathOrganization;
import io.tributary.command.intake.WholeParameter;
import io.tributary.command.tenancy.Caller;
import io.tributary.command.validation.CommandRejected;
import io.tributary.command.validation.Rejection;
import io.tributary.schemas.contract.ErrorCode;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
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
            JwtAuthenticationToken token,
            HttpServletResponse response)
            throws IOException {
        UUID operator = operator(token);
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
            JwtAuthenticationToken token,
            HttpServletResponse response) {
        UUID operator = operator(token);
        register.reset(PathOrganization.owner(organization).id(), register.known(name), operator);
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }

    private static UUID operator(JwtAuthenticationToken token) {
        Caller caller = Caller.of(token.getToken());
        if (!caller.operator()) {
            throw new CommandRejected(
                    Rejection.of(
                            ErrorCode.COMMAND_ROLE_TOO_WEAK,
                            "Expected a token whose claim roles has platform, but it has not. Ask an operator."));
        }
        return caller.user();
    }
}

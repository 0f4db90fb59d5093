package io.tributary.command.intake;

import io.tributary.command.security.SecurityTally;
import io.tributary.command.telemetry.CommandMetrics;
import io.tributary.command.tenancy.Caller;
import io.tributary.command.tenancy.Callers;
import io.tributary.command.tenancy.Owner;
import io.tributary.command.validation.CommandRejected;
import io.tributary.schemas.catalog.Scope;
import io.tributary.schemas.contract.ErrorCode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The addresses of the service: one command or an atomic batch, for an organization or for
/// oneself; and taking back what was done.
@RestController
public final class CommandController {
    private final Function<CommandRequest, CommandOutcome> handler;
    private final Callers callers;
    private final CommandMetrics metrics;
    private final SecurityTally tally;

    public CommandController(
            Function<CommandRequest, CommandOutcome> handler,
            Callers callers,
            CommandMetrics metrics,
            SecurityTally tally) {
        this.handler = handler;
        this.callers = callers;
        this.metrics = metrics;
        this.tally = tally;
    }

    @PostMapping("/v1/organizations/{organization}/commands/{command}")
    public void one(
            @PathVariable String organization,
            @PathVariable String command,
            Authentication sender,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        answer(
                response,
                sender,
                organization,
                () -> {
                    Owner owner = PathOrganization.owner(organization);
                    return RequestReader.one(request, owner, callers.of(sender, owner), command);
                });
    }

    @PostMapping("/v1/organizations/{organization}/commands")
    public void batch(
            @PathVariable String organization,
            Authentication sender,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        answer(
                response,
                sender,
                organization,
                () -> {
                    Owner owner = PathOrganization.owner(organization);
                    return RequestReader.batch(request, owner, callers.of(sender, owner));
                });
    }

    @PostMapping("/v1/organizations/{organization}/commands/{entry}/undo")
    public void undo(
            @PathVariable String organization,
            @PathVariable String entry,
            Authentication sender,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        answer(
                response,
                sender,
                organization,
                () -> {
                    Owner owner = PathOrganization.owner(organization);
                    return RequestReader.undo(request, owner, callers.of(sender, owner), entry);
                });
    }

    @PostMapping("/v1/users/me/commands/{command}")
    public void oneOfOwn(
            @PathVariable String command,
            Authentication sender,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        answer(
                response,
                sender,
                null,
                () -> {
                    Caller caller = callers.person(sender);
                    return RequestReader.one(request, Owner.person(caller.user()), caller, command);
                });
    }

    @PostMapping("/v1/users/me/commands")
    public void batchOfOwn(
            Authentication sender, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        answer(
                response,
                sender,
                null,
                () -> {
                    Caller caller = callers.person(sender);
                    return RequestReader.batch(request, Owner.person(caller.user()), caller);
                });
    }

    private interface Reading {
        CommandRequest read() throws IOException;
    }

    /// @param organization of the address; null when there is none
    private void answer(
            HttpServletResponse response,
            Authentication sender,
            @Nullable String organization,
            Reading reading)
            throws IOException {
        long start = System.nanoTime();
        String code = "";
        Optional<ErrorCode> refusal = Optional.empty();
        try {
            CommandRequest request = reading.read();
            response.setHeader("traceparent", request.traceparent());
            if (request.batch()) {
                metrics.batch(request.items().size());
            }
            switch (handler.apply(request)) {
                case CommandOutcome.Accepted accepted -> {
                    write(response, accepted, request);
                    code = accepted.replayed() ? "replayed" : "accepted";
                }
                case CommandOutcome.Rejected rejected -> {
                    ProblemDetails.write(response, rejected.rejection(), rejected.currentVersion());
                    refusal = Optional.of(rejected.rejection().code());
                }
            }
        } catch (CommandRejected rejected) {
            ProblemDetails.write(response, rejected.rejection(), Optional.empty());
            refusal = Optional.of(rejected.rejection().code());
        }
        refusal.ifPresent(
                c ->
                        tally.refused(
                                PathOrganization.orReserved(organization),
                                Callers.personOf(sender),
                                c));
        metrics.answered(
                refusal.map(ErrorCode::code).orElse(code),
                Duration.ofNanos(System.nanoTime() - start));
    }

    private static void write(
            HttpServletResponse response, CommandOutcome.Accepted accepted, CommandRequest request)
            throws IOException {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        if (request.batch()) {
            ArrayNode results = body.putArray("results");
            for (CommandOutcome.Result result : accepted.results()) {
                results.addObject()
                        .put("id", result.id().toString())
                        .put("version", result.version());
            }
        } else {
            CommandOutcome.Result result = accepted.results().getFirst();
            body.put("id", result.id().toString());
            body.put("version", result.version());
            response.setHeader("ETag", "\"" + result.version() + "\"");
        }
        // No query reads the documents of anybody but an organization.
        if (request.owner().scope() == Scope.ORGANIZATION) {
            String token = accepted.token().toString();
            body.put("token", token);
            response.setHeader("Tributary-Token", token);
        }
        if (accepted.replayed()) {
            response.setHeader("Idempotency-Replayed", "true");
        }
        response.setStatus(accepted.created() ? 201 : 200);
        JsonResponse.write(response, "application/json", body);
    }
}

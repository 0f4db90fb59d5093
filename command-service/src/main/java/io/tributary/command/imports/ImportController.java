package io.tributary.command.imports;

import io.tributary.command.intake.JsonResponse;
import io.tributary.command.intake.PathOrganization;
import io.tributary.command.telemetry.TraceParent;
import io.tributary.command.tenancy.Callers;
import io.tributary.command.tenancy.Owner;
import io.tributary.command.validation.CommandRejected;
import io.tributary.command.validation.Rejection;
import io.tributary.command.validation.TimeAndIdentityCheck;
import io.tributary.schemas.contract.ErrorCode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The addresses of imports.
@RestController
@RequestMapping("/v1/organizations/{organization}/imports")
final class ImportController {
    private final Callers callers;
    private final ImportAccess access;
    private final ImportIntake intake;
    private final ImportRegister register;
    private final ImportWorkers workers;
    private final ImportEvents events;
    private final RefusedRows refusedRows;

    ImportController(
            Callers callers,
            ImportAccess access,
            ImportIntake intake,
            ImportRegister register,
            ImportWorkers workers,
            ImportEvents events,
            RefusedRows refusedRows) {
        this.callers = callers;
        this.access = access;
        this.intake = intake;
        this.register = register;
        this.workers = workers;
        this.events = events;
        this.refusedRows = refusedRows;
    }

    @PostMapping("/{domain}/{entity}")
    void start(
            @PathVariable String organization,
            @PathVariable String domain,
            @PathVariable String entity,
            @RequestParam(defaultValue = "skip") String existing,
            Authentication sender,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Owner owner = PathOrganization.owner(organization);
        ImportRequest wanted =
                ImportRequest.of(
                        owner,
                        callers.of(sender, owner),
                        domain,
                        entity,
                        request.getContentType(),
                        existing,
                        TraceParent.below(request.getHeader("traceparent")));
        ImportTarget target = access.toStart(wanted);
        UUID id = intake.receive(wanted, target, request.getInputStream());
        workers.wake();
        response.setStatus(HttpServletResponse.SC_ACCEPTED);
        response.setHeader(
                "Location", "/v1/organizations/%s/imports/%s".formatted(wanted.owner().id(), id));
        answer(response, register.find(wanted.owner().organization(), id).orElseThrow());
    }

    @GetMapping("/{id}")
    void see(
            @PathVariable String organization,
            @PathVariable String id,
            Authentication sender,
            HttpServletResponse response)
            throws IOException {
        answer(response, seen(organization, id, sender));
    }

    @DeleteMapping("/{id}")
    void cancel(
            @PathVariable String organization,
            @PathVariable String id,
            Authentication sender,
            HttpServletResponse response)
            throws IOException {
        ImportState state = seen(organization, id, sender);
        register.cancel(state.organization(), state.id());
        answer(response, seen(organization, id, sender));
    }

    @GetMapping("/{id}/events")
    void events(
            @PathVariable String organization,
            @PathVariable String id,
            Authentication sender,
            HttpServletResponse response)
            throws IOException {
        ImportState state = seen(organization, id, sender);
        events.stream(state.organization(), state.id(), response);
    }

    @GetMapping("/{id}/refused")
    void refused(
            @PathVariable String organization,
            @PathVariable String id,
            Authentication sender,
            HttpServletResponse response)
            throws IOException {
        ImportState state = seen(organization, id, sender);
        response.setContentType(state.format().mediaType());
        response.setHeader("Cache-Control", "no-store");
        response.setHeader(
                "Content-Disposition",
                "attachment; filename=\"%s.refused.%s\""
                        .formatted(state.id(), state.format().spelling()));
        refusedRows.write(state, response.getOutputStream());
    }

    private ImportState seen(String organization, String id, Authentication sender) {
        Owner owner = PathOrganization.owner(organization);
        UUID known =
                TimeAndIdentityCheck.parseUuid(id)
                        .orElseThrow(
                                () ->
                                        new CommandRejected(
                                                Rejection.of(
                                                        ErrorCode.COMMAND_BAD_HEADER,
                                                        "Expected the import's UUID in the path, but found something else.")));
        return access.toSee(owner, callers.of(sender, owner), known, TraceParent.below(null));
    }

    private static void answer(HttpServletResponse response, ImportState state) throws IOException {
        JsonResponse.write(response, "application/json", ImportAnswer.of(state));
    }
}

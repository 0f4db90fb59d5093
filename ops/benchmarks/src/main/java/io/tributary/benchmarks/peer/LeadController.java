package io.tributary.benchmarks.peer;

import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// At the address where Tributary takes the same.
@RestController
final class LeadController {
    private final Leads leads;

    LeadController(Leads leads) {
        this.leads = leads;
    }

    record Created(UUID id, long version) {}

    @PostMapping("/v1/organizations/{organization}/commands/dialer.lead.create")
    @ResponseStatus(HttpStatus.CREATED)
    Created create(
            @PathVariable UUID organization,
            @AuthenticationPrincipal Jwt user,
            @RequestBody Map<String, Object> values) {
        return new Created(
                leads.create(
                        new OutboxService.NewLead(
                                organization, UUID.fromString(user.getSubject()), values)),
                1);
    }
}

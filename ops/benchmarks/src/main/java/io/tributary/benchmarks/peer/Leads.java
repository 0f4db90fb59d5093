package io.tributary.benchmarks.peer;

import io.tributary.benchmarks.peer.OutboxService.NewLead;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.databind.json.JsonMapper;

/// The row and its event in one transaction.
@Service
class Leads {
    private static final String INSERT =
            "insert into leads (organization_id, id, created_by, %s) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                    .formatted(String.join(", ", NewLead.COLUMNS));

    private final JdbcTemplate jdbc;
    private final JsonMapper json;

    Leads(JdbcTemplate jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    @Transactional
    public UUID create(NewLead lead) {
        List<String> roles =
                jdbc.queryForList(
                        "select role from members where organization_id = ? and user_id = ?",
                        String.class,
                        lead.organization(),
                        lead.user());
        if (roles.isEmpty()) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        UUID id = UUID.randomUUID();
        List<Object> values = new ArrayList<>(List.of(lead.organization(), id, lead.user()));
        NewLead.COLUMNS.forEach(column -> values.add(lead.values().get(column)));
        jdbc.update(INSERT, values.toArray());
        jdbc.update(
                "insert into outbox (id, organization_id, kind, row_id, payload)"
                        + " values (?, ?, 'lead_created', ?, ?::jsonb)",
                UUID.randomUUID(),
                lead.organization(),
                id,
                json.writeValueAsString(lead.values()));
        return id;
    }
}

package io.tributary.e2e;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What somebody must be told of an organization's leads, calls, campaigns and posts, by the
/// database's own journal.
final class LiveExpectation {
    static final Set<String> TABLES =
            Set.of(
                    "dialer.leads",
                    "dialer.call_logs",
                    "dialer.campaigns",
                    "community.social_posts");

    private static final Set<String> SEE_HIDDEN = Set.of("owner", "admin", "manager", "moderator");

    private final List<Journaled> journaled;

    private LiveExpectation(List<Journaled> journaled) {
        this.journaled = journaled;
    }

    private record Journaled(
            String table,
            String id,
            String operation,
            String version,
            @Nullable String statusBefore,
            @Nullable String statusAfter,
            @Nullable String author) {

        private boolean isSeen(@Nullable String status, String user, String role) {
            return !"hidden".equals(status) || SEE_HIDDEN.contains(role) || user.equals(author);
        }

        @Nullable String toldTo(String user, String role) {
            if (!operation.equals("delete") && isSeen(statusAfter, user, role)) {
                return "%s %s %s %s".formatted(table, id, operation, version);
            }
            return !operation.equals("create") && isSeen(statusBefore, user, role)
                    ? "%s %s removed -".formatted(table, id)
                    : null;
        }
    }

    static LiveExpectation of(RunningTributary tributary, UUID organization) {
        String changes =
                """
                select c->>'table', c->>'id', c->>'operation', coalesce(c->'after'->>'version', '-'),
                       c->'before'->>'status', c->'after'->>'status',
                       coalesce(c->'after'->>'created_by', c->'before'->>'created_by')
                from platform.journal j, jsonb_array_elements(j.changes) c
                where j.outcome = 'accepted' and j.organization_id = ?
                """;
        try (Connection connection = ChangeAudit.of(tributary).superuser();
                PreparedStatement statement = connection.prepareStatement(changes)) {
            statement.setObject(1, organization);
            List<Journaled> found = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    if (TABLES.contains(rows.getString(1))) {
                        found.add(
                                new Journaled(
                                        rows.getString(1),
                                        rows.getString(2),
                                        rows.getString(3),
                                        rows.getString(4),
                                        rows.getString(5),
                                        rows.getString(6),
                                        rows.getString(7)));
                    }
                }
            }
            return new LiveExpectation(found);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    List<String> toldTo(String user, String role) {
        List<String> told = new ArrayList<>();
        for (Journaled change : journaled) {
            String line = change.toldTo(user, role);
            if (line != null) {
                told.add(line);
            }
        }
        return told;
    }
}

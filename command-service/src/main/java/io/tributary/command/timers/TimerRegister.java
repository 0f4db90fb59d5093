package io.tributary.command.timers;

import io.tributary.command.write.TenantStatements;
import io.tributary.schemas.contract.ReservedOrganization;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What the database knows of timers.
final class TimerRegister {
    /// Sees every organization's timers, but gives away no more than which are due.
    private static final String CLAIM =
            """
            select organization_id, table_name, row_id, field, due_at, attempts
            from platform.claim_timers({kinds}, {most}, cast({lease} as interval))
            """;

    private static final String STATE =
            "select due, late_ms, next_in_ms from platform.timers_state({kinds})";

    private static final String THIS_MOMENT =
            """
             where organization_id = {organization} and table_name = {table} and row_id = {row}
               and field = {field} and due_at = cast({due} as timestamptz)
            """;

    private static final String FORGET = "delete from platform.timers" + THIS_MOMENT;

    private static final String POSTPONE =
            """
            update platform.timers
            set next_at = now() + cast({pause} as interval), last_error = {reason}
            """
                    + THIS_MOMENT;

    private final TenantStatements statements;

    TimerRegister(TenantStatements statements) {
        this.statements = statements;
    }

    /// Each timer to one worker at a time.
    ///
    /// @param lease after it, others take over
    List<DueTimer> claim(String[] kinds, int most, Duration lease) {
        return statements.query(
                ReservedOrganization.ID,
                CLAIM,
                Map.of("kinds", kinds, "most", most, "lease", lease.toString()),
                TimerRegister::read);
    }

    /// A timer that was moved meanwhile stays.
    void forget(DueTimer timer) {
        statements.update(timer.organization(), FORGET, identity(timer));
    }

    /// A timer that was moved meanwhile keeps its new moment.
    void postpone(DueTimer timer, Duration pause, String reason) {
        Map<String, @Nullable Object> values = identity(timer);
        values.put("pause", pause.toString());
        values.put("reason", reason);
        statements.update(timer.organization(), POSTPONE, values);
    }

    TimerState state(String[] kinds) {
        return statements
                .query(
                        ReservedOrganization.ID,
                        STATE,
                        Map.of("kinds", kinds),
                        row ->
                                new TimerState(
                                        row.getLong(1),
                                        Duration.ofMillis(row.getLong(2)),
                                        Optional.ofNullable(row.getObject(3, Long.class))
                                                .map(Duration::ofMillis)))
                .getFirst();
    }

    private static Map<String, @Nullable Object> identity(DueTimer timer) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("table", timer.table());
        values.put("row", timer.row());
        values.put("field", timer.field());
        values.put("due", timer.due().toString());
        return values;
    }

    private static DueTimer read(ResultSet row) throws SQLException {
        return new DueTimer(
                row.getObject("organization_id", UUID.class),
                row.getString("table_name"),
                row.getObject("row_id", UUID.class),
                row.getString("field"),
                row.getTimestamp("due_at").toInstant(),
                row.getInt("attempts"));
    }
}

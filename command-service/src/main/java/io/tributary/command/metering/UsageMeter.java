package io.tributary.command.metering;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;

/// Counts in memory what was not yet added to the database.
///
/// **A figure for bills and charts, not an audit**: what was counted since the last time it was
/// added is lost with the process. The journal loses nothing.
///
/// Safe for use by many threads. It keeps those organizations that did something since.
public final class UsageMeter {

    /// @param limited requests beyond a limit
    record Usage(long commands, long refusals, long limited, long importedRows) {
        static final Usage NONE = new Usage(0, 0, 0, 0);

        Usage plus(Usage more) {
            return new Usage(
                    commands + more.commands,
                    refusals + more.refusals,
                    limited + more.limited,
                    importedRows + more.importedRows);
        }
    }

    private Map<UUID, Usage> counted = new HashMap<>();

    /// Of a member, accepted.
    public void accepted(UUID organization, int commands) {
        add(organization, u -> u.plus(new Usage(commands, 0, 0, 0)));
    }

    /// Of a member, decided and refused.
    public void refused(UUID organization) {
        add(organization, u -> u.plus(new Usage(0, 1, 0, 0)));
    }

    public void limited(UUID organization) {
        add(organization, u -> u.plus(new Usage(0, 0, 1, 0)));
    }

    public void imported(UUID organization, long rows) {
        add(organization, u -> u.plus(new Usage(0, 0, 0, rows)));
    }

    private synchronized void add(UUID organization, UnaryOperator<Usage> more) {
        counted.merge(organization, more.apply(Usage.NONE), Usage::plus);
    }

    private synchronized Map<UUID, Usage> take() {
        Map<UUID, Usage> taken = counted;
        counted = new HashMap<>();
        return taken;
    }

    private synchronized void giveBack(Map<UUID, Usage> taken) {
        taken.forEach((organization, usage) -> counted.merge(organization, usage, Usage::plus));
    }

    /// Adds what was counted to the hour that is now. Nothing is lost when that fails.
    void flush(DataSource database) throws SQLException {
        Map<UUID, Usage> taken = take();
        if (taken.isEmpty()) {
            return;
        }
        try (Connection connection = database.getConnection()) {
            report(connection, new TreeMap<>(taken));
        } catch (SQLException failure) {
            giveBack(taken);
            throw failure;
        }
    }

    private static void report(Connection connection, Map<UUID, Usage> usage) throws SQLException {
        try (var call =
                connection.prepareStatement("select platform.report_usage(?, ?, ?, ?, ?)")) {
            call.setArray(1, connection.createArrayOf("uuid", usage.keySet().toArray()));
            List<ToLongFunction<Usage>> columns =
                    List.of(Usage::commands, Usage::refusals, Usage::limited, Usage::importedRows);
            for (int column = 0; column < columns.size(); column++) {
                List<Long> numbers = new ArrayList<>();
                for (Usage one : usage.values()) {
                    numbers.add(columns.get(column).applyAsLong(one));
                }
                call.setArray(column + 2, connection.createArrayOf("bigint", numbers.toArray()));
            }
            call.execute();
        }
    }
}

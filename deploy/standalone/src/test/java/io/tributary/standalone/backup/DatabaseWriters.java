package io.tributary.standalone.backup;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;

/// Applications that write transactions of two rows each, numbered from 1 without a gap.
final class DatabaseWriters implements AutoCloseable {
    private static final int WRITERS = 3;

    private final ClusterDatabase database;
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicLongArray committed = new AtomicLongArray(WRITERS);
    private volatile boolean stopped;

    private DatabaseWriters(ClusterDatabase database) {
        this.database = database;
    }

    static DatabaseWriters writing(ClusterDatabase database) throws SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute(
                    "create table written (writer int, n bigint, half int, filler text default repeat('x', 500))");
        }
        var writers = new DatabaseWriters(database);
        for (int i = 0; i < WRITERS; i++) {
            int writer = i;
            writers.threads.add(Thread.ofPlatform().start(() -> writers.write(writer)));
        }
        return writers;
    }

    /// The last number that each writer knows to be committed.
    List<Long> committed() {
        var now = new ArrayList<Long>();
        for (int i = 0; i < WRITERS; i++) {
            now.add(committed.get(i));
        }
        return now;
    }

    private void write(int writer) {
        try (var connection = database.connect()) {
            connection.setAutoCommit(false);
            for (long n = 1; !stopped; n++) {
                insert(connection, writer, n);
                connection.commit();
                committed.set(writer, n);
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static void insert(Connection connection, int writer, long n) throws SQLException {
        for (int half = 0; half < 2; half++) {
            try (var insert =
                    connection.prepareStatement(
                            "insert into written (writer, n, half) values (?, ?, ?)")) {
                insert.setInt(1, writer);
                insert.setLong(2, n);
                insert.setInt(3, half);
                insert.executeUpdate();
            }
        }
    }

    @Override
    public void close() throws InterruptedException {
        stopped = true;
        for (var thread : threads) {
            thread.join();
        }
    }
}

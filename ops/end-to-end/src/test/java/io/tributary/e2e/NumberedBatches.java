package io.tributary.e2e;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/// An application that sends one batch of leads after the other, numbered from 1: what a copy of
/// the database holds of them tells whether it is whole, and up to when.
final class NumberedBatches implements AutoCloseable {
    private static final int LEADS = 5;

    private final Tenant tenant;
    private final AtomicLong committed = new AtomicLong();
    private final Thread thread;
    private volatile boolean stopped;

    private NumberedBatches(Tenant tenant) {
        this.tenant = tenant;
        this.thread = Thread.ofVirtual().start(this::write);
    }

    static NumberedBatches of(Tenant tenant) {
        return new NumberedBatches(tenant);
    }

    /// The number of the last batch that was accepted.
    long committed() {
        return committed.get();
    }

    /// The numbers of those that a database holds, each of them whole.
    static long wholeIn(Connection database, UUID organization) throws SQLException {
        String query =
                """
                select company, count(*) from dialer.leads
                where organization_id = ? and company like 'Batch %' group by company
                """;
        try (var statement = database.prepareStatement(query)) {
            statement.setObject(1, organization);
            try (var rows = statement.executeQuery()) {
                var found = new TreeSet<Long>();
                while (rows.next()) {
                    String company = rows.getString(1);
                    if (rows.getLong(2) != LEADS) {
                        throw new AssertionError(company + " has " + rows.getLong(2) + " leads");
                    }
                    found.add(Long.valueOf(company.substring("Batch ".length())));
                }
                long last = found.isEmpty() ? 0 : found.last();
                if (LongStream.rangeClosed(1, last).anyMatch(n -> !found.contains(n))) {
                    throw new AssertionError("Gaps in " + found);
                }
                return last;
            }
        }
    }

    private void write() {
        for (long n = 1; !stopped; n++) {
            String company = "Batch " + n;
            long first = 10L * n;
            var commands =
                    IntStream.range(0, LEADS)
                            .mapToObj(i -> "+4912%010d".formatted(first + i))
                            .map(phone -> Map.of("phone", phone, "company", company))
                            .map(body -> Map.of("command", "dialer.lead.create", "body", body))
                            .toList();
            ApiClient.Answer answer = tenant.owner().batch(tenant.organization(), commands);
            if (answer.status() / 100 != 2) {
                throw new AssertionError(answer.raw().body());
            }
            committed.set(n);
        }
    }

    @Override
    public void close() throws InterruptedException {
        stopped = true;
        thread.join();
    }
}

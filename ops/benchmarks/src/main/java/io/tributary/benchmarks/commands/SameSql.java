package io.tributary.benchmarks.commands;

import io.tributary.benchmarks.Installation;
import io.tributary.benchmarks.load.Api;
import io.tributary.benchmarks.load.Tenants;
import io.tributary.benchmarks.sql.MeasuredPostgres;
import io.tributary.benchmarks.sql.Pgbench;
import io.tributary.benchmarks.sql.StatementCapture;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/// pgbench with exactly the statements of one `lead.create`, or of a batch of a hundred.
public final class SameSql {
    private static final Duration TIME = Duration.ofSeconds(10);

    /// Characters in which the numbers of a batch agree.
    private static final int SHARED = 13;

    private final Pgbench pgbench;
    private final StatementCapture capture;
    private final Api api;
    private final UUID organization;

    public SameSql(Installation installation, Api api, Tenants tenants) {
        MeasuredPostgres postgres = new MeasuredPostgres(installation);
        this.pgbench = new Pgbench(postgres);
        this.capture = new StatementCapture(postgres);
        this.api = api;
        this.organization = tenants.of(0).organization();
    }

    public double transactionsPerSecond(int clients)
            throws IOException, SQLException, InterruptedException {
        return pgbench.transactionsPerSecond(single(), clients, TIME);
    }

    double run(String script, int clients) throws IOException, InterruptedException {
        return pgbench.transactionsPerSecond(script, clients, TIME);
    }

    String single() throws IOException, SQLException {
        var captured =
                capture.of(
                        () -> {
                            String phone = Tenants.nextPhone();
                            api.command(
                                    organization, CommandRates.LEAD_CREATE, Tenants.lead(phone));
                            return phone;
                        });
        return captured.issued().inOnePipeline(List.of(captured.mark()));
    }

    String batch() throws IOException, SQLException {
        var captured =
                capture.of(
                        () -> {
                            String shared = Tenants.nextPhone().substring(0, SHARED);
                            List<String> phones =
                                    IntStream.range(0, CommandRates.BATCH)
                                            .mapToObj(i -> shared + "%02d".formatted(i))
                                            .toList();
                            api.batch(organization, CommandRates.encoded(phones));
                            return shared;
                        });
        return captured.issued().oneByOne(List.of(captured.mark()));
    }
}

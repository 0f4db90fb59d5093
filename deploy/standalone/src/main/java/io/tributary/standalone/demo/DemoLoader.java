package io.tributary.standalone.demo;

import io.tributary.schemas.contract.ConsistencyToken;
import java.io.Console;
import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/// Loads the real calls: founds the organizations, sends what calls refer to, sends leads and
/// calls, and waits until the last of them can be queried.
///
/// **Running it again is safe**: the second run finds everything there.
public final class DemoLoader {
    private static final int IN_FLIGHT = 4;
    private static final String NEWEST_CALL =
            "/documents/dialer/call_logs?sort=-started_at&limit=1";
    private static final String DASHBOARD =
            "/dashboards/dialer/calls?from=2008-05-01&to=2010-12-01";

    private final DemoClient client;
    private final PrintStream out;
    private final Instant startedAt = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private final long startedNanos = System.nanoTime();
    private final Map<DemoOrganization, ConsistencyToken> lastTokens = new ConcurrentHashMap<>();
    private final AtomicInteger rowsWritten = new AtomicInteger();
    private final AtomicInteger rowsFoundThere = new AtomicInteger();

    private DemoLoader(DemoClient client, PrintStream out) {
        this.client = client;
        this.out = out;
    }

    /// Loads everything, telling on `out` how far it is.
    ///
    /// @param tokens a bearer token for the user
    /// @throws DemoFailed saying what is in the way; run it again after mending that
    public static DemoSummary load(
            URI commandUrl, URI queryUrl, Function<UUID, String> tokens, PrintStream out) {
        return new DemoLoader(new DemoClient(commandUrl, queryUrl, tokens), out)
                .load(ChunkPlan.of(BankCalls.read()));
    }

    private DemoSummary load(ChunkPlan plan) {
        int calls = plan.calls().stream().mapToInt(CommandChunk::calls).sum();
        out.printf(
                "Loading %,d real calls of a Portuguese bank (Moro et al. 2014, CC BY 4.0) as %,d rows.%n",
                calls, plan.commands());
        out.printf(
                "The %d organizations are derived, one for each job of the people called; so are campaigns (months), times of day and phone numbers.%n",
                plan.organizations().size());
        InFlight.forEach(plan.organizations(), IN_FLIGHT, client::found);
        InFlight.forEach(plan.foundations(), IN_FLIGHT, this::send);
        ProgressBar bar = new ProgressBar(out, "calls", calls, onTerminal(), startedNanos);
        InFlight.forEach(
                plan.calls(),
                IN_FLIGHT,
                chunk -> {
                    send(chunk);
                    bar.advance(chunk.calls(), System.nanoTime());
                });
        Duration writing = sinceStart();
        out.println("All commands are accepted. Waiting until the last can be queried.");
        awaitQueryable(plan.organizations());
        DemoSummary summary =
                new DemoSummary(
                        plan.organizations().size(),
                        calls,
                        rowsWritten.get(),
                        rowsFoundThere.get(),
                        writing,
                        sinceStart());
        tell(summary);
        return summary;
    }

    private void send(CommandChunk chunk) {
        Optional<ConsistencyToken> token =
                client.send(chunk).token().flatMap(ConsistencyToken::parse);
        // A token from before the start is the stored answer to the same request of an earlier run.
        boolean written = token.isPresent() && !token.get().issuedAt().isBefore(startedAt);
        (written ? rowsWritten : rowsFoundThere).addAndGet(chunk.commands().size());
        token.ifPresent(t -> lastTokens.merge(chunk.organization(), t, DemoLoader::later));
    }

    /// Figures are asked for as well as rows, so that every read model has caught up.
    private void awaitQueryable(Collection<DemoOrganization> organizations) {
        int shown = 0;
        for (DemoOrganization organization : organizations) {
            Optional<String> token =
                    Optional.ofNullable(lastTokens.get(organization)).map(Object::toString);
            client.readAfter(organization, token, NEWEST_CALL);
            JsonNode dashboard = client.readAfter(organization, token, DASHBOARD);
            shown += CallFigures.of(dashboard).tell(out, organization);
        }
        out.printf("  %-26s %,9d calls%n", "together", shown);
    }

    private void tell(DemoSummary summary) {
        if (summary.rowsFoundThere() > 0) {
            out.printf("%,d rows were there from an earlier run.%n", summary.rowsFoundThere());
        }
        out.printf(
                "%,d rows written in %s (%,d rows/s); all can be queried %s after the start (%,d rows/s).%n",
                summary.rowsWritten(),
                seconds(summary.writing()),
                summary.rowsPerSecond(),
                seconds(summary.untilQueryable()),
                summary.rowsQueryablePerSecond());
    }

    private Duration sinceStart() {
        return Duration.ofNanos(System.nanoTime() - startedNanos);
    }

    private static String seconds(Duration time) {
        return "%.1f s".formatted(time.toMillis() / 1000.0);
    }

    private static ConsistencyToken later(ConsistencyToken one, ConsistencyToken other) {
        return Comparator.comparing(ConsistencyToken::transaction, Long::compareUnsigned)
                                .compare(one, other)
                        >= 0
                ? one
                : other;
    }

    private static boolean onTerminal() {
        Console console = System.console();
        return console != null && console.isTerminal();
    }
}

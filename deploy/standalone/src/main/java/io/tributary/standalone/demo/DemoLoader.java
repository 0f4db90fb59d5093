package io.tributary.standalone.demo;

import io.tributary.schemas.contract.ConsistencyToken;
import java.io.Console;
import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/// Loads one data set: founds its organizations, sends what its records refer to, sends the
/// records, and waits until the last of them can be queried.
///
/// **Running it again is safe**: the second run finds everything there.
public final class DemoLoader {
    private static final int IN_FLIGHT = 4;

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
            DataSet data,
            URI commandUrl,
            URI queryUrl,
            Function<UUID, String> tokens,
            PrintStream out) {
        return new DemoLoader(new DemoClient(commandUrl, queryUrl, tokens), out).load(data);
    }

    private DemoSummary load(DataSet data) {
        data.introduction().forEach(out::println);
        InFlight.forEach(data.organizations(), IN_FLIGHT, client::found);
        InFlight.forEach(data.foundations(), IN_FLIGHT, this::send);
        ProgressBar bar =
                new ProgressBar(out, data.unit(), data.records(), onTerminal(), startedNanos);
        InFlight.forEach(
                data.tracks(),
                IN_FLIGHT,
                track ->
                        track.forEach(
                                chunk -> {
                                    send(chunk);
                                    bar.advance(chunk.weight(), System.nanoTime());
                                }));
        Duration writing = sinceStart();
        out.println("All commands are accepted. Waiting until the last can be queried.");
        data.tell(out, seenOnceQueryable(data));
        DemoSummary summary =
                new DemoSummary(
                        data.organizations().size(),
                        data.records(),
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
    private Map<DemoOrganization, JsonNode> seenOnceQueryable(DataSet data) {
        Map<DemoOrganization, JsonNode> last = new ConcurrentHashMap<>();
        InFlight.forEach(
                data.organizations(),
                IN_FLIGHT,
                organization -> {
                    Optional<String> token =
                            Optional.ofNullable(lastTokens.get(organization)).map(Object::toString);
                    data.sights()
                            .forEach(
                                    path ->
                                            last.put(
                                                    organization,
                                                    client.readAfter(organization, token, path)));
                });
        Map<DemoOrganization, JsonNode> inOrder = new LinkedHashMap<>();
        data.organizations().forEach(o -> inOrder.put(o, last.get(o)));
        return inOrder;
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

package io.tributary.standalone.imports;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import tools.jackson.databind.JsonNode;

/// The story of an import at a terminal: upload, watch, sum up, fetch what was refused.
///
/// Whoever interrupts it stops watching; the import goes on in the service unless it was told to be
/// cancelled then.
public final class FileImport {
    private final ImportClient client;
    private final ImportOrder order;
    private final boolean cancelWhenInterrupted;
    private final PrintStream out;
    private final PrintStream progress;

    /// @param out for the summary
    /// @param progress for what is only of interest meanwhile
    public FileImport(
            ImportClient client,
            ImportOrder order,
            boolean cancelWhenInterrupted,
            PrintStream out,
            PrintStream progress) {
        this.client = client;
        this.order = order;
        this.cancelWhenInterrupted = cancelWhenInterrupted;
        this.out = out;
        this.progress = progress;
    }

    /// @param terminal whether lines can be drawn again
    /// @return whether the whole file was read; refused records do not matter
    public boolean run(boolean terminal) {
        String id = client.start(order);
        progress.println("import " + id);
        AtomicBoolean ended = new AtomicBoolean();
        Thread leave = new Thread(() -> leave(id, ended));
        Runtime.getRuntime().addShutdownHook(leave);
        ImportBar bar = new ImportBar(progress, terminal);
        JsonNode state = client.follow(order.organization(), id, bar::show);
        ended.set(true);
        bar.end();
        sumUp(state);
        if (state.path("refused").asLong(0) > 0) {
            Path refused = order.refusedFile();
            client.refusedTo(order.organization(), id, refused);
            out.printf("The refused records and why: %s%n", refused);
        }
        return state.path("status").asString("").equals("finished");
    }

    private void leave(String id, AtomicBoolean ended) {
        if (ended.get()) {
            return;
        }
        progress.println();
        if (cancelWhenInterrupted) {
            sumUp(client.cancel(order.organization(), id));
        } else {
            progress.printf("Import %s goes on in the service.%n", id);
        }
    }

    private void sumUp(JsonNode state) {
        out.printf(
                "%s: %,d rows: %,d created, %,d updated, %,d skipped, %,d refused; %,d rows/s%n",
                state.path("status").asString("unknown"),
                state.path("rows").asLong(0),
                state.path("created").asLong(0),
                state.path("updated").asLong(0),
                state.path("skipped").asLong(0),
                state.path("refused").asLong(0),
                state.path("rows_per_second").asLong(0));
        if (state.has("problem")) {
            out.printf(
                    "%s (%s)%n",
                    state.path("problem").path("detail").asString(""),
                    state.path("problem").path("code").asString(""));
        }
    }
}

package io.tributary.command.imports;

import io.tributary.command.validation.CommandRejected;
import io.tributary.command.validation.Rejection;
import io.tributary.schemas.contract.ErrorCode;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Semaphore;

/// An import's progress as server-sent events: `progress` whenever something changed, `end` as the
/// last. When the service stops, the stream ends without one, and a client that connects again goes
/// on.
final class ImportEvents {
    /// An import may be worked on by another process, so that somebody has to look.
    private static final Duration LOOK = Duration.ofMillis(500);

    /// So that whoever went away is noticed.
    private static final int LOOKS_PER_SIGN_OF_LIFE = 20;

    private static final int MOST_LISTENERS = 64;

    private final ImportRegister register;
    private final Turns turns;
    private final ImportWorkers workers;
    private final Semaphore listeners = new Semaphore(MOST_LISTENERS);

    ImportEvents(ImportRegister register, Turns turns, ImportWorkers workers) {
        this.register = register;
        this.turns = turns;
        this.workers = workers;
    }

    /// Returns after the end of the import or of the service.
    ///
    /// @throws IOException when the client went away
    void stream(UUID organization, UUID id, HttpServletResponse response) throws IOException {
        if (!listeners.tryAcquire()) {
            throw new CommandRejected(
                    Rejection.of(
                            ErrorCode.COMMAND_TOO_MANY,
                            "Expected fewer listeners at once. Ask for the import's state now and then instead."));
        }
        try {
            response.setContentType("text/event-stream;charset=UTF-8");
            response.setHeader("Cache-Control", "no-store");
            follow(organization, id, response.getOutputStream());
        } finally {
            listeners.release();
        }
    }

    private void follow(UUID organization, UUID id, OutputStream out) throws IOException {
        String told = "";
        int silent = 0;
        do {
            ImportState state =
                    turns.run(organization, () -> register.find(organization, id)).orElse(null);
            if (state == null) {
                return;
            }
            String now = ImportAnswer.of(state).toString();
            if (state.status().ended()) {
                write(out, "event: end\ndata: " + now + "\n\n");
                return;
            }
            if (!now.equals(told)) {
                write(out, "event: progress\ndata: " + now + "\n\n");
                told = now;
                silent = 0;
            } else if (++silent % LOOKS_PER_SIGN_OF_LIFE == 0) {
                write(out, ": still here\n\n");
            }
        } while (!workers.awaitStop(LOOK));
    }

    private static void write(OutputStream out, String event) throws IOException {
        out.write(event.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}

package io.tributary.command.telemetry;

/// Every figure of the service.
public enum CommandMetric {
    /// Commands by outcome code; `accepted`, `replayed` or the error's code.
    OUTCOMES("command.intake.outcomes"),
    /// Time from a parsed body to the answer.
    DURATION("command.handler.duration"),
    /// Commands in a batch.
    BATCH_SIZE("command.intake.batch.size"),
    /// Commands that wait for their turn.
    WAITING("command.admission.waiting"),
    /// Idempotency keys forgotten for their age.
    FORGOTTEN_KEYS("command.write.keys.forgotten"),
    /// Rows of imports by outcome: `created`, `updated`, `skipped` or `refused`.
    IMPORTED_ROWS("command.imports.rows"),
    /// Imports forgotten for their age.
    FORGOTTEN_IMPORTS("command.imports.forgotten");

    private final String spelling;

    CommandMetric(String spelling) {
        this.spelling = spelling;
    }

    public String spelling() {
        return spelling;
    }
}

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
    FORGOTTEN_IMPORTS("command.imports.forgotten"),
    /// Timers by what became of them: `accepted`, `refused` or `postponed`.
    TIMERS("command.timers.sent"),
    /// Timers that wait to be sent, counted up to a thousand.
    TIMERS_DUE("command.timers.due"),
    /// Seconds for which the oldest of them has waited.
    TIMERS_LATE("command.timers.late.seconds"),
    /// Attempts to deliver effects, by kind and by what became of them: `delivered`, `failed` or
    /// `dead`.
    EFFECTS("command.effects.attempts"),
    /// Effects that wait, counted up to a thousand.
    EFFECTS_PENDING("command.effects.pending"),
    /// Effects that were given up, counted up to a thousand.
    EFFECTS_DEAD("command.effects.dead"),
    /// Seconds for which the oldest effect that could be delivered has waited.
    EFFECTS_LATE("command.effects.late.seconds"),
    /// Effects forgotten for their age.
    FORGOTTEN_EFFECTS("command.effects.forgotten"),
    /// Rows deleted for their age, by table.
    RETIRED_ROWS("command.retention.rows"),
    /// Journal entries that were sealed.
    SEALED_ENTRIES("command.journal.sealed"),
    /// Months of the journal by what was done to them: `made` or `dropped`.
    JOURNAL_MONTHS("command.journal.months"),
    /// Budgets of limits forgotten because they are whole.
    FORGOTTEN_BUDGETS("command.limits.budgets.forgotten"),
    /// Bursts of refusals alike, by kind of security event: worth an alert.
    BURSTS("command.security.bursts"),
    /// Hours of usage forgotten for their age.
    FORGOTTEN_USAGE("command.metering.hours.forgotten"),
    /// Callers and organizations whose spending this process keeps in memory.
    BUDGETS("command.limits.budgets"),
    /// Bytes that may still be written before Postgres gives the slot up; -1 without a bound.
    LOG_ROOM("command.admission.log.room.bytes");

    private final String spelling;

    CommandMetric(String spelling) {
        this.spelling = spelling;
    }

    public String spelling() {
        return spelling;
    }
}

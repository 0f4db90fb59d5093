package io.tributary.command.imports;

import io.tributary.command.admission.LogRoom;
import io.tributary.command.decision.CatalogDecider;
import io.tributary.command.imports.record.Row;
import io.tributary.command.metering.UsageMeter;
import io.tributary.command.settings.ImportSettings;
import io.tributary.command.telemetry.CommandMetrics;
import io.tributary.command.validation.CommandRejected;
import io.tributary.command.validation.Rejection;
import io.tributary.command.validation.RequestValidation;
import io.tributary.command.write.CommandFailed;
import io.tributary.command.write.IndependentTransaction;
import io.tributary.command.write.IndependentWriter;
import io.tributary.schemas.contract.ErrorCode;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The story of an import's work: read a batch, wait for a turn, write it, until the file ends.
///
/// **Every row is decided once, whoever is killed when.** A batch's rows, refusals, counts and
/// position are one transaction, which begins by making sure that the import still is where the
/// batch was read.
final class ImportRunner {
    private static final Logger LOG = LoggerFactory.getLogger(ImportRunner.class);

    private final ImportTargets targets;
    private final RequestValidation validation;
    private final CatalogDecider decider;
    private final Turns turns;
    private final IndependentWriter writer;
    private final ImportUploads uploads;
    private final ImportRegister register;
    private final LogRoom room;
    private final UsageMeter usage;
    private final CommandMetrics metrics;
    private final ImportSettings settings;

    ImportRunner(
            ImportTargets targets,
            RequestValidation validation,
            CatalogDecider decider,
            Turns turns,
            IndependentWriter writer,
            ImportUploads uploads,
            ImportRegister register,
            LogRoom room,
            UsageMeter usage,
            CommandMetrics metrics,
            ImportSettings settings) {
        this.targets = targets;
        this.validation = validation;
        this.decider = decider;
        this.turns = turns;
        this.writer = writer;
        this.uploads = uploads;
        this.register = register;
        this.room = room;
        this.usage = usage;
        this.metrics = metrics;
        this.settings = settings;
    }

    private enum Step {
        WRITTEN,
        NOT_OURS
    }

    /// Until the import has ended, is no longer the runner's, or the service stops. When the
    /// database is busy, or too much of what the import wrote is not published, it is left to
    /// whoever takes it over after its lease.
    void run(ImportState state, UUID runner, BooleanSupplier stopping) {
        try {
            work(state, runner, stopping);
        } catch (CommandRejected rejected) {
            if (isBusy(rejected.rejection())) {
                LOG.atInfo().addKeyValue("import", state.id()).log("An import waits.");
            } else {
                fail(state, runner, rejected.rejection());
            }
        } catch (CommandFailed failed) {
            LOG.atError().setCause(failed).addKeyValue("import", state.id()).log("Import failed.");
            fail(
                    state,
                    runner,
                    Rejection.of(
                            ErrorCode.COMMAND_FAILED,
                            "The import met an unforeseen failure, which is logged."));
        }
    }

    private void work(ImportState begun, UUID runner, BooleanSupplier stopping) {
        ImportTarget target =
                targets.require(begun.owner().scope(), begun.domain(), begun.entity());
        RowBatches batches = RowBatches.of(begun, target, uploads.bytesOf(begun), settings.rows());
        ImportState state = begun;
        long written = 0;
        while (!stopping.getAsBoolean()) {
            if (room.unpublished(written) > settings.ahead().toBytes()) {
                LOG.atInfo()
                        .addKeyValue("import", state.id())
                        .log("An import waits for the pipeline.");
                return;
            }
            long start = System.nanoTime();
            RowBatch batch = batches.next();
            if (batch.rows().isEmpty()) {
                register.finish(state, runner);
                return;
            }
            if (write(state, target, batch, runner, start) == Step.NOT_OURS) {
                return;
            }
            state = state.at(batch.end(), batch.nextLine());
            written = room.written();
        }
    }

    private Step write(
            ImportState state, ImportTarget target, RowBatch batch, UUID runner, long start) {
        return turns.run(
                state.organization(),
                () ->
                        writer.run(
                                state.context(target.create().name()),
                                t -> write(t, state, target, batch, runner, start)));
    }

    private Step write(
            IndependentTransaction transaction,
            ImportState state,
            ImportTarget target,
            RowBatch batch,
            UUID runner,
            long start)
            throws SQLException {
        if (!ImportBatches.lock(transaction, state, runner)) {
            return Step.NOT_OURS;
        }
        transaction.pass(target.create());
        if (state.existing() == Existing.UPDATE) {
            transaction.pass(target.update().orElseThrow());
        }
        List<UUID> ids = batch.rows().stream().flatMap(r -> RowId.of(r).stream()).toList();
        Set<UUID> taken = ids.isEmpty() ? Set.of() : transaction.taken(target.entity(), ids);
        BatchPlan plan = new BatchPlan(validation, decider, state, target);
        for (Row row : batch.rows()) {
            plan.add(row, taken);
        }
        List<Optional<Rejection>> written = transaction.write(plan.decisions());
        Counts counts = plan.counts(written);
        ImportBatches.refuse(transaction, state, plan.refusals(written));
        Duration worked = Duration.ofNanos(System.nanoTime() - start);
        ImportBatches.advance(transaction, state, batch, counts, worked, settings.lease());
        transaction.commit();
        usage.imported(state.organization(), counts.created() + counts.updated());
        metrics.imported(counts.created(), counts.updated(), counts.skipped(), counts.refused());
        return Step.WRITTEN;
    }

    private void fail(ImportState state, UUID runner, Rejection rejection) {
        register.fail(
                state,
                runner,
                new ImportState.Problem(rejection.code().code(), rejection.detail()));
    }

    private static boolean isBusy(Rejection rejection) {
        return rejection.code() == ErrorCode.COMMAND_BUSY;
    }
}

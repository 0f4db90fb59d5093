package io.tributary.command.imports;

import io.tributary.command.decision.CatalogDecider;
import io.tributary.command.decision.Decision;
import io.tributary.command.imports.record.Frame;
import io.tributary.command.imports.record.Row;
import io.tributary.command.validation.FieldError;
import io.tributary.command.validation.Rejection;
import io.tributary.command.validation.RequestValidation;
import io.tributary.command.validation.RequestValidation.Outcome;
import io.tributary.command.validation.RequestValidation.Sent;
import io.tributary.schemas.catalog.CommandDefinition;
import io.tributary.schemas.catalog.CommandDefinition.Effect;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// What is to be done with the rows of a batch: skipped, refused, or written by which command.
///
/// **Not thread-safe.**
final class BatchPlan {
    private final RequestValidation validation;
    private final CatalogDecider decider;
    private final ImportState state;
    private final ImportTarget target;
    private final List<Decision> decisions = new ArrayList<>();
    private final List<Frame> decided = new ArrayList<>();
    private final List<Refusal> refusals = new ArrayList<>();
    private long skipped;

    BatchPlan(
            RequestValidation validation,
            CatalogDecider decider,
            ImportState state,
            ImportTarget target) {
        this.validation = validation;
        this.decider = decider;
        this.state = state;
        this.target = target;
    }

    /// @param taken ids of rows that are there already
    void add(Row row, Set<UUID> taken) {
        if (row.body().isEmpty()) {
            refusals.add(Refusal.of(row.frame(), row.errors()));
            return;
        }
        boolean there = RowId.of(row).filter(taken::contains).isPresent();
        if (there && state.existing() == Existing.SKIP) {
            skipped++;
            return;
        }
        CommandDefinition command = there ? target.update().orElseThrow() : target.create();
        Sent sent =
                new Sent(
                        command.name(),
                        target.bodyFor(command, row.body().get()),
                        Optional.empty());
        switch (validation.validate(
                state.owner().scope(), state.owner().id(), List.of(sent), false)) {
            case Outcome.Invalid invalid -> {
                List<FieldError> reasons = new ArrayList<>(row.errors());
                Refusal.reasons(invalid.rejection()).stream()
                        .filter(e -> reasons.stream().noneMatch(r -> r.field().equals(e.field())))
                        .toList()
                        .forEach(reasons::add);
                refusals.add(Refusal.of(row.frame(), reasons));
            }
            case Outcome.Valid valid -> {
                if (row.errors().isEmpty()) {
                    decisions.add(decider.decide(valid.commands().getFirst()));
                    decided.add(row.frame());
                } else {
                    refusals.add(Refusal.of(row.frame(), row.errors()));
                }
            }
        }
    }

    /// In the order of the rows.
    List<Decision> decisions() {
        return decisions;
    }

    /// All that was refused, also while writing.
    ///
    /// @param written per decision why it was refused; empty when it was not
    List<Refusal> refusals(List<Optional<Rejection>> written) {
        List<Refusal> all = new ArrayList<>(refusals);
        for (int i = 0; i < written.size(); i++) {
            Frame frame = decided.get(i);
            written.get(i).ifPresent(r -> all.add(Refusal.of(frame, Refusal.reasons(r))));
        }
        return all;
    }

    Counts counts(List<Optional<Rejection>> written) {
        long created = 0;
        long updated = 0;
        for (int i = 0; i < written.size(); i++) {
            if (written.get(i).isEmpty()) {
                Effect effect = decisions.get(i).command().definition().effect();
                created += effect == Effect.CREATE ? 1 : 0;
                updated += effect == Effect.UPDATE ? 1 : 0;
            }
        }
        return new Counts(created, updated, skipped, refusals(written).size());
    }
}

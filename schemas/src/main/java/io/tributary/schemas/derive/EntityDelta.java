package io.tributary.schemas.derive;

import io.tributary.schemas.catalog.DomainCatalog;
import io.tributary.schemas.catalog.Entity;
import io.tributary.schemas.catalog.EntityField;
import io.tributary.schemas.catalog.Timer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What it takes to get one table from an entity's old declaration to its new one.
final class EntityDelta {
    private final Entity before;
    private final Entity after;

    EntityDelta(Entity before, Entity after) {
        this.before = before;
        this.after = after;
    }

    /// Columns first, then what is built on them.
    List<String> statements() {
        List<String> sql = new ArrayList<>();
        for (EntityField field : after.fields()) {
            Optional<EntityField> old = before.findField(field.name());
            if (old.isEmpty()) {
                sql.addAll(added(field));
            } else {
                sql.addAll(changed(old.get(), field));
            }
        }
        changeUniques(sql);
        changeIndexes(sql);
        sql.addAll(TableDefinition.replicaIdentity(after));
        sql.removeAll(TableDefinition.replicaIdentity(before));
        if (before.timer().isPresent() && !sameMoment()) {
            sql.addAll(TimerTriggers.end(before));
        }
        if (before.appendOnly() != after.appendOnly()) {
            sql.add(
                    (after.appendOnly()
                                    ? "REVOKE UPDATE, DELETE ON %s FROM %s"
                                    : "GRANT UPDATE, DELETE ON %s TO %s")
                            .formatted(after.table(), "tributary_command, tributary_outside"));
        }
        return sql;
    }

    /// Another command at the same moment changes nothing here: it is looked up when it is sent.
    private boolean sameMoment() {
        return before.timer().map(Timer::at).equals(after.timer().map(Timer::at));
    }

    /// Looks through the rows that exist for the checks that {@link #statements} made.
    List<String> validations() {
        List<String> sql = new ArrayList<>();
        for (EntityField field : after.fields()) {
            Optional<String> wanted = ColumnDefinition.checkConstraint(after, field);
            Optional<String> there =
                    before.findField(field.name())
                            .flatMap(old -> ColumnDefinition.checkConstraint(before, old));
            if (wanted.isPresent() && !wanted.equals(there)) {
                sql.add(
                        "ALTER TABLE %s VALIDATE CONSTRAINT %s"
                                .formatted(
                                        after.table(), ConstraintName.check(after, field.name())));
            }
        }
        return sql;
    }

    /// References of fields that had none, or other ones, before.
    List<String> references(DomainCatalog oldCatalog, DomainCatalog newCatalog) {
        List<String> wanted = TableDefinition.referencesFor(newCatalog, after);
        List<String> there = TableDefinition.referencesFor(oldCatalog, before);
        List<String> sql = new ArrayList<>();
        for (EntityField field : before.fields()) {
            boolean gone =
                    field.reference().isPresent()
                            && after.findField(field.name())
                                    .flatMap(EntityField::reference)
                                    .isEmpty();
            if (gone) {
                sql.add(drop(ConstraintName.reference(after, field.name())));
            }
        }
        wanted.stream().filter(w -> !there.contains(w)).forEach(sql::add);
        return sql;
    }

    List<String> refusals() {
        List<String> refusals = new ArrayList<>();
        same(refusals, "scope", before.scope(), after.scope());
        same(refusals, "@large", before.large(), after.large());
        same(refusals, "@singleton", before.singleton(), after.singleton());
        same(refusals, "@ephemeral", before.ephemeral(), after.ephemeral());
        for (EntityField old : before.fields()) {
            Optional<EntityField> field = after.findField(old.name());
            if (field.isEmpty()) {
                refusals.add(
                        refusal(
                                after.line(),
                                "the field '%s', which rows have".formatted(old.name()),
                                "none",
                                "Keep it; make it @server(true) when nobody should write it."));
            } else {
                FieldDelta.flaw(old, field.get())
                        .ifPresent(
                                flaw ->
                                        refusals.add(
                                                refusal(
                                                        field.get().line(),
                                                        flaw.expected(),
                                                        flaw.found(),
                                                        "Add a new field and move the values"
                                                                + " over.")));
            }
        }
        for (EntityField field : after.fields()) {
            boolean fresh = before.findField(field.name()).isEmpty();
            if (fresh && field.required() && field.defaultValue().isEmpty()) {
                refusals.add(
                        refusal(
                                field.line(),
                                "a default or ? on the added field '%s', since rows exist"
                                        .formatted(field.name()),
                                "neither",
                                "Add one."));
            }
        }
        return refusals;
    }

    private List<String> added(EntityField field) {
        List<String> sql = new ArrayList<>();
        sql.add(
                "ALTER TABLE %s ADD COLUMN IF NOT EXISTS %s"
                        .formatted(
                                after.table(),
                                ColumnDefinition.of(after, Columns.named(after, field.name()))));
        ColumnDefinition.checkConstraint(after, field).ifPresent(c -> sql.addAll(check(field, c)));
        return sql;
    }

    private List<String> changed(EntityField old, EntityField field) {
        List<String> sql = new ArrayList<>();
        if (!old.defaultValue().equals(field.defaultValue())) {
            sql.add(
                    "ALTER TABLE %s ALTER COLUMN %s %s"
                            .formatted(
                                    after.table(),
                                    SqlText.column(field.name()),
                                    field.defaultValue()
                                            .map(d -> "SET DEFAULT " + SqlText.value(d))
                                            .orElse("DROP DEFAULT")));
        }
        Optional<String> wanted = ColumnDefinition.checkConstraint(after, field);
        if (!ColumnDefinition.checkConstraint(before, old).equals(wanted)) {
            wanted.ifPresentOrElse(
                    c -> sql.addAll(check(field, c)),
                    () -> sql.add(drop(ConstraintName.check(after, field.name()))));
        }
        return sql;
    }

    /// Holds for new rows at once, see {@link #validations} for the others.
    private List<String> check(EntityField field, String constraint) {
        return List.of(
                drop(ConstraintName.check(after, field.name())),
                "ALTER TABLE %s ADD %s NOT VALID".formatted(after.table(), constraint));
    }

    private void changeUniques(List<String> sql) {
        for (List<String> unique : before.uniques()) {
            if (!after.uniques().contains(unique)) {
                sql.add(drop(ConstraintName.unique(before, unique)));
            }
        }
        for (List<String> unique : after.uniques()) {
            if (!before.uniques().contains(unique)) {
                String name = ConstraintName.unique(after, unique);
                sql.add(
                        """
                        DO $$ BEGIN
                            IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '%s'::regclass AND conname = '%s') THEN
                                ALTER TABLE %s ADD CONSTRAINT %s UNIQUE (%s);
                            END IF;
                        END $$\
                        """
                                .formatted(
                                        after.table(),
                                        name,
                                        after.table(),
                                        name,
                                        SqlText.columns(TableIndexes.led(after, unique))));
            }
        }
    }

    private void changeIndexes(List<String> sql) {
        List<List<String>> old = TableIndexes.indexesOf(before);
        List<List<String>> wanted = TableIndexes.indexesOf(after);
        for (List<String> index : old) {
            if (!wanted.contains(index)) {
                sql.add(
                        "DROP INDEX IF EXISTS %s.%s"
                                .formatted(after.domain(), ConstraintName.index(before, index)));
            }
        }
        if (!old.containsAll(wanted) || !before.uniques().containsAll(after.uniques())) {
            sql.addAll(TableIndexes.sqlFor(after));
        }
    }

    private String drop(String constraint) {
        return "ALTER TABLE %s DROP CONSTRAINT IF EXISTS %s".formatted(after.table(), constraint);
    }

    private void same(List<String> refusals, String what, Object old, Object now) {
        if (!old.equals(now)) {
            refusals.add(
                    refusal(
                            after.line(),
                            "the %s of %s to stay %s, since its rows lie by it"
                                    .formatted(what, after.name(), old),
                            String.valueOf(now),
                            "Change it back, or declare a new table."));
        }
    }

    private String refusal(int line, String expected, String found, String next) {
        return "%s.avdl:%d: Expected %s, but found %s. %s"
                .formatted(after.domain(), line, expected, found, next);
    }
}

package io.tributary.command.write;

import io.tributary.schemas.catalog.BaseColumns;
import io.tributary.schemas.catalog.DomainCatalog;
import io.tributary.schemas.catalog.Entity;
import io.tributary.schemas.catalog.Visibility;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Who may write rows that only participants see: a participant, or whoever wrote all there is of
/// the subject so far.
///
/// **Nobody lets themselves in.** A row that makes its writer a participant shows what others wrote
/// of the same subject; so it is taken from a stranger only while there is nothing of others.
final class Participation {
    private final Entity entity;
    private final Visibility.ParticipantsOf form;
    private final Entity participants;
    private final List<Entity> together;

    private Participation(
            Entity entity,
            Visibility.ParticipantsOf form,
            Entity participants,
            List<Entity> together) {
        this.entity = entity;
        this.form = form;
        this.participants = participants;
        this.together = together;
    }

    /// Empty when other forms say who sees the entity's rows.
    static Optional<Participation> in(Entity entity, DomainCatalog catalog) {
        if (!(entity.visibility() instanceof Visibility.ParticipantsOf form)) {
            return Optional.empty();
        }
        List<Entity> together =
                catalog.entities()
                        .filter(e -> e.domain().equals(entity.domain()))
                        .filter(e -> e.visibility().equals(form))
                        .toList();
        return catalog.decidesOn(entity).map(p -> new Participation(entity, form, p, together));
    }

    /// The condition that the caller may write the row under the alias.
    String mayWrite(String row) {
        String subject = "%s.%s".formatted(row, RowColumns.quoted(form.by()));
        String takesPart =
                "exists (select from %s p where p.%s and p.%s = %s and p.%s = {actor})"
                        .formatted(
                                RowColumns.table(participants),
                                RowColumns.own(participants),
                                RowColumns.quoted(form.by()),
                                subject,
                                RowColumns.quoted(form.userField()));
        String nothingOfOthers =
                together.stream()
                        .map(e -> "not exists (%s)".formatted(ofOthers(e, subject)))
                        .collect(Collectors.joining(" and "));
        return "(%s or %s)".formatted(takesPart, nothingOfOthers);
    }

    private String ofOthers(Entity written, String subject) {
        return "select from %s o where o.%s and o.%s = %s and o.%s is distinct from {actor}"
                .formatted(
                        RowColumns.table(written),
                        RowColumns.own(written),
                        RowColumns.quoted(form.by()),
                        subject,
                        BaseColumns.CREATED_BY);
    }

    /// Takes the subject of the row under the alias until the transaction ends, so that of two who
    /// begin the same one the second sees what the first wrote. Has to be a statement before the
    /// one with the condition. Messages of a talk do not wait for each other, only for new
    /// participants.
    String lock(String row) {
        return "pg_advisory_xact_lock%s(hashtextextended(concat({organization}, '/', %s.%s), 0))"
                .formatted(
                        entity.table().equals(participants.table()) ? "" : "_shared",
                        row,
                        RowColumns.quoted(form.by()));
    }

    /// The command's `{row}` under the alias.
    String given(String alias) {
        return "jsonb_populate_record(null::%s, cast({row} as jsonb)) %s"
                .formatted(RowColumns.table(entity), alias);
    }

    /// Takes the subjects of all `{rows}`, always in the same order.
    NamedSql lockAll() {
        return NamedSql.of(
                "select %s from (select distinct r.%s from %s order by 1) s"
                        .formatted(lock("s"), RowColumns.quoted(form.by()), allGiven("r")));
    }

    /// Whether the caller may write all of `{rows}`.
    NamedSql mayWriteAll() {
        return NamedSql.of(
                "select not exists (select from %s where not %s)"
                        .formatted(allGiven("r"), mayWrite("r")));
    }

    private String allGiven(String alias) {
        return "jsonb_populate_recordset(null::%s, cast({rows} as jsonb)) %s"
                .formatted(RowColumns.table(entity), alias);
    }
}

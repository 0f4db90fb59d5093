package io.tributary.command.write;

import io.tributary.schemas.catalog.DomainCatalog;
import io.tributary.schemas.catalog.Entity;

/// Statements on the owner's rows of one entity, for transactions that entered before. Each returns
/// rows as JSON.
final class RowSql {
    private RowSql() {}

    /// The row of `{id}`, when a caller with `{role}` sees it.
    static NamedSql lock(Entity entity, DomainCatalog catalog) {
        return NamedSql.of(
                "select to_jsonb(t)::text from %s t where t.%s and t.id = {id}%s for update of t"
                        .formatted(
                                RowColumns.table(entity),
                                RowColumns.own(entity),
                                seen(entity, catalog)));
    }

    /// Which of `{ids}` are taken by rows that a caller with `{role}` sees.
    static NamedSql taken(Entity entity, DomainCatalog catalog) {
        return NamedSql.of(
                "select t.id::text from %s t where t.%s and t.id = any(cast({ids} as uuid[]))%s"
                        .formatted(
                                RowColumns.table(entity),
                                RowColumns.own(entity),
                                seen(entity, catalog)));
    }

    private static String seen(Entity entity, DomainCatalog catalog) {
        return visibility(catalog).sees(entity, "t").map(seen -> " and " + seen).orElse("");
    }

    /// For statements that have the caller's role as a parameter.
    static RowVisibility visibility(DomainCatalog catalog) {
        return new RowVisibility(catalog, "{role}");
    }

    /// Inserts every element of the JSON array `{rows}`; each brings its id.
    static NamedSql insert(Entity entity) {
        return NamedSql.of(
                """
                insert into %s as t (%s, id, created_by, %s)
                select %s, r.id, {actor}, %s
                from jsonb_populate_recordset(null::%s, cast({rows} as jsonb)) r
                returning null::text, to_jsonb(new)::text
                """
                        .formatted(
                                RowColumns.table(entity),
                                RowColumns.ownerColumn(entity),
                                RowColumns.list(entity, ""),
                                RowColumns.ownerValue(entity),
                                RowColumns.list(entity, "r."),
                                RowColumns.table(entity)));
    }

    /// Inserts the row of the JSON object `{row}` with its id and its author; reserves nothing.
    static NamedSql recreate(Entity entity) {
        return NamedSql.of(
                """
                insert into %s as t (%s, id, created_by, %s)
                select %s, r.id, r.created_by, %s
                from jsonb_populate_record(null::%s, cast({row} as jsonb)) r
                returning null::text, to_jsonb(new)::text
                """
                        .formatted(
                                RowColumns.table(entity),
                                RowColumns.ownerColumn(entity),
                                RowColumns.list(entity, ""),
                                RowColumns.ownerValue(entity),
                                RowColumns.list(entity, "r."),
                                RowColumns.table(entity)));
    }

    static NamedSql update(Entity entity) {
        return NamedSql.of(
                """
                update %s as t set (%s) = (
                    select %s from jsonb_populate_record(t, cast({row} as jsonb)) r)
                where t.%s and t.id = {id}
                returning to_jsonb(old)::text, to_jsonb(new)::text
                """
                        .formatted(
                                RowColumns.table(entity),
                                RowColumns.list(entity, ""),
                                RowColumns.list(entity, "r."),
                                RowColumns.own(entity)));
    }

    static NamedSql delete(Entity entity) {
        return NamedSql.of(
                """
                delete from %s as t
                where t.%s and t.id = any(cast({ids} as uuid[]))
                returning to_jsonb(old)::text, null::text
                """
                        .formatted(RowColumns.table(entity), RowColumns.own(entity)));
    }

    /// Ids of the rows that refer to one of `{ids}`, locked unless nobody may change them.
    static NamedSql referring(Entity entity, String field) {
        return NamedSql.of(
                """
                select t.id::text from %s t
                where t.%s and t.%s = any(cast({ids} as uuid[]))
                order by t.id limit {limit} %s
                """
                        .formatted(
                                RowColumns.table(entity),
                                RowColumns.own(entity),
                                RowColumns.quoted(field),
                                entity.appendOnly() ? "" : "for update"));
    }

    /// Takes the reference away from the rows that refer to one of `{ids}`.
    static NamedSql clear(Entity entity, String field) {
        return NamedSql.of(
                """
                update %s as t set %s = null
                where t.%s and t.%s = any(cast({ids} as uuid[]))
                returning to_jsonb(old)::text, to_jsonb(new)::text
                """
                        .formatted(
                                RowColumns.table(entity),
                                RowColumns.quoted(field),
                                RowColumns.own(entity),
                                RowColumns.quoted(field)));
    }

    static final NamedSql GRANTED =
            NamedSql.of("select platform.is_granted({organization}, {actor}, {permission})");

    static final NamedSql RESERVE =
            NamedSql.of(
                    """
                    insert into platform.reservations (kind, value, organization_id)
                    select r.kind, r.value, {organization}
                    from jsonb_to_recordset(cast({reservations} as jsonb))
                        as r(kind text, value text)
                    """);

    static final NamedSql RELEASE =
            NamedSql.of(
                    """
                    delete from platform.reservations p
                    using jsonb_to_recordset(cast({reservations} as jsonb))
                        as r(kind text, value text)
                    where p.kind = r.kind and p.value = r.value
                      and p.organization_id = {organization}
                    """);

    static final NamedSql JOURNAL =
            NamedSql.of(
                    """
                    insert into platform.journal (organization_id, id, actor, command, outcome,
                        traceparent, idempotency_key, changes)
                    values ({organization}, {journal}, {actor_text}, {command}, 'accepted',
                        {traceparent}, {key}, cast({changes} as jsonb))
                    """);

    /// How the journal has the row `{id}` of `{table}` at `{version}`: the newest one that was
    /// created at `{created}`, or at any time when that is null.
    ///
    /// Reads backwards, as far as the version is away.
    static final NamedSql AT_VERSION =
            NamedSql.of(
                    """
                    select c.change->'after'
                    from platform.journal j
                    cross join jsonb_array_elements(j.changes) as c(change)
                    where j.organization_id = {organization} and j.outcome = 'accepted'
                      and j.id >= platform.first_journal_id(coalesce(
                          cast({created} as timestamptz) - interval '1 hour', 'epoch'))
                      and j.changes @> jsonb_build_array(jsonb_build_object(
                          'table', {table}::text, 'id', {id}::text))
                      and c.change->>'table' = {table} and c.change->>'id' = {id}::text
                      and (c.change->'after'->>'version')::bigint = {version}
                      and ({created}::text is null
                          or cast(c.change->'after'->>'created_at' as timestamptz)
                              = cast({created} as timestamptz))
                    order by j.id desc limit 1
                    """);

    /// Everything that the transaction of the entry `{entry}` did, in the order of its entries.
    static final NamedSql OF_ENTRY =
            NamedSql.of(
                    """
                    select j.command, j.changes::text
                    from platform.journal j
                    where j.organization_id = {organization} and j.outcome = 'accepted'
                      and j.transaction = (
                          select e.transaction from platform.journal e
                          where e.organization_id = {organization} and e.id = {entry}
                            and e.outcome = 'accepted')
                    order by j.id
                    """);
}

package io.tributary.command.write;

import io.tributary.schemas.catalog.CommandDefinition;
import io.tributary.schemas.catalog.DomainCatalog;
import io.tributary.schemas.catalog.Entity;
import io.tributary.schemas.catalog.Scope;
import java.util.Optional;

/// The one statement that a generic or declared command needs: gate, idempotency key, row, journal
/// and answer in common table expressions that depend on each other in this order.
///
/// Its single row has `refusal`, `found_version`, `id`, `version`, `transaction` and `moment`. The
/// refusal `replay` means that the idempotency key was used before.
final class WriteSql {
    private static final String ENTER =
            """
            select set_config('tributary.organization', {organization_text}, true),
                   set_config('tributary.command', {command}, true),
                   pg_logical_emit_message(true, 'tributary.context', {context})\
            """;

    /// Only commands about a person's rows can see them.
    private static final String AND_AS_PERSON =
            """
            ,
                   set_config('tributary.user', {actor_text}, true)\
            """;

    /// By this the policies of rows that not every member sees know who acts.
    private static final String AND_AS_MEMBER =
            """
            ,
                   set_config('tributary.member', {member}, true)\
            """;

    private static final String CLAIM =
            """
            insert into platform.idempotency_keys as k
                (organization_id, actor, key, request_hash, answer)
            select {organization}, {actor_text}, {key}, {request_hash},
                   jsonb_build_object('journal', {journal}::uuid)
            from %s where refusal is null
            on conflict (organization_id, actor, key) do update
                set request_hash = excluded.request_hash, answer = excluded.answer,
                    created_at = now()
                where k.created_at < now() - interval '24 hours'
                   or exists (select from platform.journal j
                              where j.organization_id = {organization}
                                and j.id = (k.answer->>'journal')::uuid
                                and j.outcome = 'refused')
            returning 1\
            """;

    private static final String ANSWER =
            """
            select v.refusal, v.found_version, w.id, w.version,
                   pg_current_xact_id()::text as transaction,
                   (extract(epoch from now()::timestamptz(3)) * 1000)::bigint as moment
            from verdict v left join written w on true\
            """;

    private final String gate;
    private final CommandDefinition definition;
    private final Entity entity;
    private final Optional<Participation> participation;
    private final String effects;
    private final RowVisibility visibility;
    private final boolean keyed;
    private final boolean limited;

    /// Behind which the caller has been let in, and what the limits allow is spent.
    private final String door;

    /// @param effects common table expressions behind `written`, each after a comma
    WriteSql(
            String gate,
            CommandDefinition definition,
            Entity entity,
            DomainCatalog catalog,
            String effects,
            boolean keyed,
            boolean limited) {
        this.gate = gate;
        this.definition = definition;
        this.entity = entity;
        this.participation = Participation.in(entity, catalog);
        this.visibility = new RowVisibility(catalog, "g.role");
        this.effects = effects;
        this.keyed = keyed;
        this.limited = limited;
        this.door = limited ? Spending.DOOR : "gate";
    }

    /// @param door the common table expression whose `refusal` must be null
    static String claim(String door) {
        return CLAIM.formatted(door);
    }

    /// Enters the organization and says who acts; the first statement of every transaction.
    static String enter(Scope scope) {
        return ENTER + (scope == Scope.USER ? AND_AS_PERSON : AND_AS_MEMBER);
    }

    /// The same without what no policy asks for.
    private String enter() {
        boolean asked =
                definition.effect() != CommandDefinition.Effect.CREATE
                        && visibility.sees(entity, "t").isPresent();
        return entity.scope() == Scope.USER || asked ? enter(entity.scope()) : ENTER;
    }

    /// With {@link #enter} before it: both travel together and commit together.
    NamedSql oneRoundTrip() {
        return NamedSql.of(enter() + subjectTaken() + ";\n" + body());
    }

    /// For a transaction that was entered before.
    NamedSql inTransaction() {
        return NamedSql.of(body());
    }

    private String subjectTaken() {
        return participation
                .filter(p -> definition.effect() == CommandDefinition.Effect.CREATE)
                .map(p -> ",\n       (select %s from %s)".formatted(p.lock("r"), p.given("r")))
                .orElse("");
    }

    private String body() {
        String write =
                switch (definition.effect()) {
                    case CREATE -> verdictOfCreate() + ", " + reserved() + created();
                    case UPDATE -> target("for no key update of t") + verdict() + ", " + updated();
                    case DELETE -> target("for update of t") + verdict() + ", " + deleted();
                };
        return "with "
                + gate
                + (limited ? ", " + Spending.within(keyed) : "")
                + (keyed ? ", claim as (" + claim(door) + ")" : "")
                + ", "
                + write
                + effects
                + (entity.ephemeral() ? "" : ", journaled as (" + journal() + ")")
                + "\n"
                + ANSWER;
    }

    private String replayed() {
        return keyed ? "when not exists (select from claim) then 'replay'\n" : "";
    }

    private String verdictOfCreate() {
        return """
        verdict as materialized (
            select case when g.refusal is not null then g.refusal
                %s %s %s end as refusal, null::bigint as found_version
            from %s g)
        """
                .formatted(replayed(), intruding(), visibility.unseenReferences(entity), door);
    }

    private String intruding() {
        return participation
                .map(
                        p ->
                                "when exists (select from %s where not %s) then 'CMD-206'"
                                        .formatted(p.given("r"), p.mayWrite("r")))
                .orElse("");
    }

    private String reserved() {
        return entity.reservations().isEmpty()
                ? ""
                : """
                reserved as (
                    insert into platform.reservations (kind, value, organization_id)
                    select r.kind, r.value, {organization}
                    from verdict v, jsonb_to_recordset(cast({reservations} as jsonb))
                        as r(kind text, value text)
                    where v.refusal is null),
                """;
    }

    private String created() {
        return """
        written as (
            insert into %s as t (%s, id, created_by, %s)
            select %s, {id}, {actor}, %s
            from verdict v, jsonb_populate_record(null::%s, cast({row} as jsonb)) r
            where v.refusal is null
            returning new.id as id, new.version as version,
                      null::jsonb as before, to_jsonb(new) as after)
        """
                .formatted(
                        RowColumns.table(entity),
                        RowColumns.ownerColumn(entity),
                        RowColumns.list(entity, ""),
                        RowColumns.ownerValue(entity),
                        RowColumns.list(entity, "r."),
                        RowColumns.table(entity));
    }

    private String target(String lock) {
        return """
        target as materialized (
            select t.* from %s t, %s g
            where g.refusal is null %s and t.%s and t.id = {id} %s
            %s),
        """
                .formatted(
                        RowColumns.table(entity),
                        door,
                        keyed ? "and exists (select from claim)" : "",
                        RowColumns.own(entity),
                        visibility.sees(entity, "t").map(seen -> "and " + seen).orElse(""),
                        lock);
    }

    private String verdict() {
        return """
        verdict as materialized (
            select case when g.refusal is not null then g.refusal
                %s when t.id is null then 'CMD-301'
                when {expected_version}::bigint <> t.version then 'CMD-302'
                %s %s end as refusal, t.version as found_version
            from %s g left join target t on true)
        """
                .formatted(
                        replayed(),
                        StateConditions.sqlFor(definition, entity),
                        definition.effect() == CommandDefinition.Effect.UPDATE
                                ? visibility.unseenReferences(entity)
                                : "",
                        door);
    }

    private String updated() {
        return """
        written as (
            update %s as t set (%s) = (
                select %s from jsonb_populate_record(t, cast({row} as jsonb)) r)
            from verdict v
            where v.refusal is null and t.%s and t.id = {id}
            returning new.id as id, new.version as version,
                      to_jsonb(old) as before, to_jsonb(new) as after)
        """
                .formatted(
                        RowColumns.table(entity),
                        RowColumns.list(entity, ""),
                        RowColumns.list(entity, "r."),
                        RowColumns.own(entity));
    }

    private String deleted() {
        return """
        written as (
            delete from %s as t using verdict v
            where v.refusal is null and t.%s and t.id = {id}
            returning old.id as id, old.version as version,
                      to_jsonb(old) as before, null::jsonb as after)
        """
                .formatted(RowColumns.table(entity), RowColumns.own(entity));
    }

    private String journal() {
        return """
        insert into platform.journal (organization_id, id, actor, command, outcome, code,
            traceparent, idempotency_key, changes)
        select {organization}, {journal}, {actor_text}, {command},
            case when v.refusal is null then 'accepted' else 'refused' end,
            split_part(v.refusal, ':', 1), {traceparent}, {key},
            coalesce((select jsonb_agg(jsonb_build_object('table', %s, 'id', w.id,
                'operation', %s, 'before', w.before, 'after', w.after)) from written w), '[]')
        from verdict v where coalesce(v.refusal, '') not in ('replay', 'CMD-201')%s\
        """
                .formatted(
                        RowColumns.literal(entity.table().toString()),
                        RowColumns.literal(operation()),
                        limited ? Spending.AND_NOT_LIMITED : "");
    }

    private String operation() {
        return switch (definition.effect()) {
            case CREATE -> "create";
            case UPDATE -> "update";
            case DELETE -> "delete";
        };
    }
}

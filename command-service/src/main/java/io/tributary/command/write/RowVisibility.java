package io.tributary.command.write;

import io.tributary.schemas.catalog.DomainCatalog;
import io.tributary.schemas.catalog.Entity;
import io.tributary.schemas.catalog.EntityField;
import io.tributary.schemas.catalog.Role;
import io.tributary.schemas.catalog.Scope;
import io.tributary.schemas.catalog.Visibility;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Which rows a caller may name: those that they see, as `@visible` says. Any other is as unknown
/// to them as one that is not there.
///
/// Row level security says the same of updates and deletes; see `VisibilityPolicy` of the schemas.
final class RowVisibility {
    private final DomainCatalog catalog;
    private final String role;

    /// @param role the SQL that says the caller's role
    RowVisibility(DomainCatalog catalog, String role) {
        this.catalog = catalog;
        this.role = role;
    }

    /// The condition that the caller sees the row under the alias; empty when every member does.
    Optional<String> sees(Entity entity, String row) {
        if (entity.scope() != Scope.ORGANIZATION) {
            return Optional.empty();
        }
        return switch (entity.visibility()) {
            case Visibility.Everyone _ -> Optional.empty();
            case Visibility.Roles(Role minimum) -> Optional.of(atLeast(minimum));
            case Visibility.Owner owner ->
                    Optional.of(
                            "(%s or %s)"
                                    .formatted(is(row, owner.field()), atLeast(owner.andRole())));
            case Visibility.AuthorsDrafts drafts -> Optional.of(published(row, drafts));
            case Visibility.Parent parent ->
                    catalog.decidesOn(entity).flatMap(p -> exists(p, row, parent.field()));
            case Visibility.ParticipantsOf _ ->
                    Participation.in(entity, catalog).map(p -> p.mayWrite(row));
        };
    }

    private String published(String row, Visibility.AuthorsDrafts drafts) {
        return "(coalesce(%s::text, '') <> all(%s) or %s or %s)"
                .formatted(
                        column(row, drafts.statusField()),
                        RowColumns.literals(List.copyOf(drafts.drafts())),
                        is(row, drafts.authorField()),
                        atLeast(drafts.andRole()));
    }

    private static String is(String row, String field) {
        return column(row, field) + " = {actor}";
    }

    private String atLeast(Role minimum) {
        List<String> strong =
                Arrays.stream(Role.values())
                        .filter(r -> r.atLeast(minimum))
                        .map(Role::spelling)
                        .toList();
        return "%s = any(%s)".formatted(role, RowColumns.literals(strong));
    }

    /// That the caller sees the row whose id the field holds; empty when every member sees it.
    private Optional<String> exists(Entity target, String row, String field) {
        String alias = row + "_" + target.word();
        return sees(target, alias)
                .map(
                        seen ->
                                "exists (select from %s %s where %s.%s and %s.id = %s and %s)"
                                        .formatted(
                                                RowColumns.table(target),
                                                alias,
                                                alias,
                                                RowColumns.own(target),
                                                alias,
                                                column(row, field),
                                                seen));
    }

    /// A field whose value has to be the id of a row that the caller sees.
    ///
    /// @param hidden the condition that it is not, be it unknown or not seen
    private record Referring(String field, boolean toOwnKind, String hidden) {}

    /// Refuses an unseen row that the command's `{row}` refers to as it would an unknown one:
    /// branches of a CASE.
    String unseenReferences(Entity entity) {
        StringBuilder branches = new StringBuilder();
        for (Referring reference : references(entity)) {
            branches.append(
                    "when exists (select from jsonb_populate_record(null::%s, cast({row} as jsonb)) r where %s) then %s\n"
                            .formatted(
                                    RowColumns.table(entity),
                                    reference.hidden(),
                                    RowColumns.literal(refusal(reference))));
        }
        return branches.toString();
    }

    /// The refusal of an unseen row that one of `{rows}` refers to, or no row; those among them are
    /// as good as there. Empty when every member sees all that they could refer to.
    Optional<NamedSql> unseenReferencesOfAll(Entity entity) {
        List<String> selects = new ArrayList<>();
        for (Referring reference : references(entity)) {
            selects.add(
                    "(select %s from %s where %s%s limit 1)"
                            .formatted(
                                    RowColumns.literal(refusal(reference)),
                                    given(entity, "r"),
                                    reference.hidden(),
                                    reference.toOwnKind()
                                            ? " and not exists (select from %s where s.id = %s)"
                                                    .formatted(
                                                            given(entity, "s"),
                                                            column("r", reference.field()))
                                            : ""));
        }
        return selects.isEmpty()
                ? Optional.empty()
                : Optional.of(NamedSql.of(String.join(" union all ", selects)));
    }

    private List<Referring> references(Entity entity) {
        List<Referring> restricted = new ArrayList<>();
        for (EntityField field : entity.fields()) {
            Optional<Entity> target =
                    field.reference()
                            .flatMap(
                                    r ->
                                            catalog.find(entity.domain())
                                                    .flatMap(d -> catalog.target(d, r)));
            target.flatMap(t -> exists(t, "r", field.name()))
                    .map(
                            seen ->
                                    "%s is not null and not %s"
                                            .formatted(column("r", field.name()), seen))
                    .map(hidden -> new Referring(field.name(), target.get().equals(entity), hidden))
                    .ifPresent(restricted::add);
        }
        return restricted;
    }

    private static String refusal(Referring reference) {
        return Refusals.REFERENCE_MISSING + ":" + reference.field();
    }

    private static String given(Entity entity, String alias) {
        return "jsonb_populate_recordset(null::%s, cast({rows} as jsonb)) %s"
                .formatted(RowColumns.table(entity), alias);
    }

    private static String column(String row, String field) {
        return row + "." + RowColumns.quoted(field);
    }
}

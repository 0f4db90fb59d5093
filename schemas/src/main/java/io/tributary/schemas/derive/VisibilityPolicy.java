package io.tributary.schemas.derive;

import io.tributary.schemas.catalog.BaseColumns;
import io.tributary.schemas.catalog.DomainCatalog;
import io.tributary.schemas.catalog.Entity;
import io.tributary.schemas.catalog.Role;
import io.tributary.schemas.catalog.Scope;
import io.tributary.schemas.catalog.Visibility;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;

/// Row level security for `@visible`: while a transaction says by the setting `tributary.member`
/// who acts, that member changes, deletes and locks the rows only that they see. Their role is read
/// from their membership or key, not from the caller. Without the setting the organization acts as
/// a whole.
///
/// Who reads is not told here: a writer has to count and compare rows that the member does not see.
///
/// Every statement can be run again, and brings the policies to the catalog's state whatever they
/// were. The tables of the domain and the functions of schema `platform` must be there.
public final class VisibilityPolicy {
    private static final String ORGANIZATION =
            "nullif(current_setting('tributary.organization', true), '')::uuid";
    private static final String MEMBER =
            "nullif(current_setting('tributary.member', true), '')::uuid";
    private static final String NOBODY_IN_PARTICULAR =
            "coalesce(current_setting('tributary.member', true), '') = ''";

    private final DomainCatalog catalog;

    private VisibilityPolicy(DomainCatalog catalog) {
        this.catalog = catalog;
    }

    /// One policy for updates and one for deletes, or that there is none.
    public static List<String> sqlFor(DomainCatalog catalog, Entity entity) {
        if (entity.scope() != Scope.ORGANIZATION) {
            return List.of();
        }
        Optional<String> seen =
                new VisibilityPolicy(catalog)
                        .sees(entity, entity.table().table())
                        .map(c -> "%s OR %s".formatted(NOBODY_IN_PARTICULAR, c));
        return List.of(
                policy(entity, "seen_rows_updated", "FOR UPDATE", seen, " WITH CHECK (true)"),
                policy(entity, "seen_rows_deleted", "FOR DELETE", seen, ""));
    }

    /// A policy is made anew, which keeps writers out for a moment, only when it says another
    /// thing.
    private static String policy(
            Entity entity, String name, String verb, Optional<String> condition, String check) {
        return """
               DO $$ BEGIN
                   IF (SELECT obj_description(oid, 'pg_policy') FROM pg_policy
                       WHERE polrelid = '%s'::regclass AND polname = '%s') IS DISTINCT FROM %s THEN
                       DROP POLICY IF EXISTS %s ON %s;%s
                   END IF;
               END $$"""
                .formatted(
                        entity.table(),
                        name,
                        condition.map(VisibilityPolicy::fingerprint).orElse("NULL"),
                        name,
                        entity.table(),
                        condition.map(c -> made(entity, name, verb, c, check)).orElse(""));
    }

    private static String made(
            Entity entity, String name, String verb, String condition, String check) {
        return """

                       CREATE POLICY %s ON %s AS RESTRICTIVE %s TO tributary_command, tributary_outside
                           USING (%s)%s;
                       COMMENT ON POLICY %s ON %s IS %s;"""
                .formatted(
                        name,
                        entity.table(),
                        verb,
                        condition,
                        check,
                        name,
                        entity.table(),
                        fingerprint(condition));
    }

    private static String fingerprint(String condition) {
        CRC32 sum = new CRC32();
        sum.update(condition.getBytes(StandardCharsets.UTF_8));
        return SqlText.literal("%08x".formatted(sum.getValue()));
    }

    /// That the acting member sees the row; empty when every member does.
    private Optional<String> sees(Entity entity, String row) {
        return switch (entity.visibility()) {
            case Visibility.Everyone _ -> Optional.empty();
            case Visibility.Roles(Role minimum) -> Optional.of(atLeast(minimum));
            case Visibility.Owner owner ->
                    Optional.of(
                            "(%s OR %s)"
                                    .formatted(is(row, owner.field()), atLeast(owner.andRole())));
            case Visibility.AuthorsDrafts drafts ->
                    Optional.of(
                            "(coalesce(%s, '') NOT IN (%s) OR %s OR %s)"
                                    .formatted(
                                            column(row, drafts.statusField()),
                                            SqlText.literals(drafts.drafts()),
                                            is(row, drafts.authorField()),
                                            atLeast(drafts.andRole())));
            case Visibility.Parent parent ->
                    catalog.decidesOn(entity).flatMap(p -> seesParent(p, row, parent.field()));
            case Visibility.ParticipantsOf form ->
                    catalog.decidesOn(entity).map(p -> takesPart(p, row, form));
        };
    }

    private Optional<String> seesParent(Entity parent, String row, String field) {
        return sees(parent, "parent")
                .map(
                        seen ->
                                "EXISTS (SELECT FROM %s parent WHERE parent.organization_id = %s AND parent.id = %s AND %s)"
                                        .formatted(
                                                parent.table(),
                                                ORGANIZATION,
                                                column(row, field),
                                                seen));
    }

    /// Whoever wrote a row may take it back, also when they never took part: what nobody else has
    /// written to can still be undone.
    private static String takesPart(
            Entity participants, String row, Visibility.ParticipantsOf form) {
        return "(%s OR EXISTS (SELECT FROM %s other WHERE other.organization_id = %s AND other.%s = %s AND other.%s = %s))"
                .formatted(
                        is(row, BaseColumns.CREATED_BY),
                        participants.table(),
                        ORGANIZATION,
                        SqlText.column(form.by()),
                        column(row, form.by()),
                        SqlText.column(form.userField()),
                        MEMBER);
    }

    private static String is(String row, String field) {
        return "%s = %s".formatted(column(row, field), MEMBER);
    }

    private static String atLeast(Role minimum) {
        List<String> strong =
                Arrays.stream(Role.values())
                        .filter(r -> r.atLeast(minimum))
                        .map(Role::spelling)
                        .toList();
        return "(SELECT platform.acting_role()) IN (%s)".formatted(SqlText.literals(strong));
    }

    private static String column(String row, String field) {
        return row + "." + SqlText.column(field);
    }
}

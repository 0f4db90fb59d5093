package io.tributary.schemas.derive;

import io.tributary.schemas.catalog.Role;
import io.tributary.schemas.catalog.Visibility;

/// The field `visible_to` as SQL, from the columns of a row.
final class VisibleToSql {
    static final String NOBODY = "ARRAY[]::text[]";

    private static final String EVERYONE = "ARRAY['everyone']";

    private VisibleToSql() {}

    /// An array of texts.
    ///
    /// @param table what stands before a column's name: empty, or an alias and a dot
    /// @throws IllegalArgumentException for a form that other rows decide
    static String of(Visibility form, String table) {
        return switch (form) {
            case Visibility.Everyone everyone -> EVERYONE;
            case Visibility.Roles roles -> "ARRAY[%s]".formatted(role(roles.minimum()));
            case Visibility.Owner owner -> owned(table, owner.field(), owner.andRole());
            case Visibility.AuthorsDrafts drafts ->
                    "CASE WHEN %s%s IN (%s) THEN %s ELSE %s END"
                            .formatted(
                                    table,
                                    SqlText.column(drafts.statusField()),
                                    SqlText.literals(drafts.drafts().stream().sorted().toList()),
                                    owned(table, drafts.authorField(), drafts.andRole()),
                                    EVERYONE);
            case Visibility.Parent parent -> throw decidedElsewhere(parent);
            case Visibility.ParticipantsOf participants -> throw decidedElsewhere(participants);
        };
    }

    private static String owned(String table, String field, Role andRole) {
        return "array_remove(ARRAY['user:' || %s%s, %s], NULL)"
                .formatted(table, SqlText.column(field), role(andRole));
    }

    private static String role(Role minimum) {
        return SqlText.literal("role:" + minimum.spelling());
    }

    private static IllegalArgumentException decidedElsewhere(Visibility form) {
        return new IllegalArgumentException(
                "Expected a visibility known from the row, but found %s.".formatted(form));
    }
}

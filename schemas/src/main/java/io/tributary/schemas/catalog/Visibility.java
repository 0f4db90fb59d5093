package io.tributary.schemas.catalog;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/// Who of an organization sees a row: one of six fixed forms, no expression language.
public sealed interface Visibility {

    /// Whether a row's own fields say who sees it, so that a change of them may show or hide it.
    default boolean saidByFields() {
        return this instanceof Owner || this instanceof AuthorsDrafts;
    }

    /// Every member.
    record Everyone() implements Visibility {}

    /// Members of at least this role.
    record Roles(Role minimum) implements Visibility {}

    /// The user in `field`, and members of at least `andRole`.
    record Owner(String field, Role andRole) implements Visibility {}

    /// The users in `userField` of the rows of entity `of` whose `by` equals this row's `by`.
    record ParticipantsOf(String of, String by, String userField) implements Visibility {}

    /// Whoever sees the row that the reference `field` points to.
    record Parent(String field) implements Visibility {}

    /// While `statusField` is one of `drafts`: the user in `authorField` and members of at least
    /// `andRole`; afterwards every member.
    record AuthorsDrafts(String authorField, String statusField, Set<String> drafts, Role andRole)
            implements Visibility {
        public AuthorsDrafts {
            // In order, since the text of a form stands for it in stores that outlive the process.
            drafts = Collections.unmodifiableSet(new TreeSet<>(drafts));
        }
    }
}

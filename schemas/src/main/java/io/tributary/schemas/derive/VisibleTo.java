package io.tributary.schemas.derive;

import io.tributary.schemas.catalog.Role;
import io.tributary.schemas.catalog.Visibility;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Who sees a row, as values of the document field `visible_to`. A pure function of the row's form
/// of visibility and its fields.
public final class VisibleTo {
    /// The document field.
    public static final String FIELD = "visible_to";

    public static final String EVERYONE = "everyone";

    private VisibleTo() {}

    /// @param field the value of a column by its name
    /// @throws IllegalStateException for a form that other rows decide
    public static List<String> of(Visibility form, Function<String, @Nullable Object> field) {
        return switch (form) {
            case Visibility.Everyone _ -> List.of(EVERYONE);
            case Visibility.Roles(Role minimum) -> List.of(role(minimum));
            case Visibility.Owner owner -> owned(field.apply(owner.field()), owner.andRole());
            case Visibility.AuthorsDrafts drafts -> {
                boolean draft = drafts.drafts().contains("" + field.apply(drafts.statusField()));
                yield draft
                        ? owned(field.apply(drafts.authorField()), drafts.andRole())
                        : List.of(EVERYONE);
            }
            case Visibility.ParticipantsOf _, Visibility.Parent _ ->
                    throw new IllegalStateException(
                            "Expected a visibility known from the row, but found %s."
                                    .formatted(form));
        };
    }

    /// The value for one person.
    public static String user(Object id) {
        return "user:" + id;
    }

    private static List<String> owned(@Nullable Object user, Role andRole) {
        List<String> values = new ArrayList<>(2);
        if (user != null) {
            values.add(user(user));
        }
        values.add(role(andRole));
        return List.copyOf(values);
    }

    private static String role(Role minimum) {
        return "role:" + minimum.spelling();
    }
}

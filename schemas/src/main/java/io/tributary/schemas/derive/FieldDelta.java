package io.tributary.schemas.derive;

import io.tributary.schemas.catalog.EntityField;
import io.tributary.schemas.catalog.FieldType;
import java.util.Optional;

/// Whether rows, records and documents written under a field's old declaration hold under its new
/// one, and the other way round where both are in use.
final class FieldDelta {
    record Flaw(String expected, String found) {}

    private FieldDelta() {}

    /// The first reason against the change.
    static Optional<Flaw> flaw(EntityField before, EntityField after) {
        if (!before.type().getClass().equals(after.type().getClass())) {
            return flaw(after, "type", word(before.type()), word(after.type()));
        }
        if (before.required() != after.required()) {
            return flaw(
                    after,
                    "form",
                    before.required() ? "required" : "optional",
                    after.required() ? "required" : "optional");
        }
        if (before.defaultValue().isPresent() && after.defaultValue().isEmpty()) {
            return flaw(after, "default", before.defaultValue().get().toString(), "none");
        }
        return narrowed(before, after);
    }

    private static Optional<Flaw> narrowed(EntityField before, EntityField after) {
        return switch (after.type()) {
            case FieldType.Text now when before.type() instanceof FieldType.Text old ->
                    now.maxLength() < old.maxLength() || now.minLength() > old.minLength()
                            ? flaw(
                                    after,
                                    "lengths",
                                    "%d to %d or wider".formatted(old.minLength(), old.maxLength()),
                                    "%d to %d".formatted(now.minLength(), now.maxLength()))
                            : Optional.empty();
            case FieldType.Json now when before.type() instanceof FieldType.Json old ->
                    atLeast(after, "maximum length", old.maxLength(), now.maxLength());
            case FieldType.TextList now when before.type() instanceof FieldType.TextList old ->
                    atLeast(after, "maximum length", old.maxLength(), now.maxLength());
            case FieldType.Whole now when before.type() instanceof FieldType.Whole old ->
                    covers(after, old.minimum(), old.maximum(), now.minimum(), now.maximum());
            case FieldType.Long now when before.type() instanceof FieldType.Long old ->
                    covers(after, old.minimum(), old.maximum(), now.minimum(), now.maximum());
            case FieldType.Choice now when before.type() instanceof FieldType.Choice old ->
                    now.symbols().containsAll(old.symbols())
                            ? Optional.empty()
                            : flaw(
                                    after,
                                    "symbols",
                                    String.join(", ", old.symbols()) + " and perhaps more",
                                    String.join(", ", now.symbols()));
            case FieldType.Decimal now when before.type() instanceof FieldType.Decimal old ->
                    now.equals(old)
                            ? Optional.empty()
                            : flaw(
                                    after,
                                    "precision and scale",
                                    old.precision() + ", " + old.scale(),
                                    now.precision() + ", " + now.scale());
            default -> Optional.empty();
        };
    }

    private static Optional<Flaw> covers(
            EntityField field, long oldLeast, long oldMost, long least, long most) {
        return least <= oldLeast && most >= oldMost
                ? Optional.empty()
                : flaw(
                        field,
                        "range",
                        "%d to %d or wider".formatted(oldLeast, oldMost),
                        "%d to %d".formatted(least, most));
    }

    private static Optional<Flaw> atLeast(EntityField field, String what, int old, int now) {
        return now >= old
                ? Optional.empty()
                : flaw(field, what, old + " or more", String.valueOf(now));
    }

    private static Optional<Flaw> flaw(
            EntityField field, String what, String expected, String found) {
        return Optional.of(
                new Flaw(
                        "the %s of '%s' to stay %s".formatted(what, field.name(), expected),
                        found));
    }

    private static String word(FieldType type) {
        return type.getClass().getSimpleName();
    }
}

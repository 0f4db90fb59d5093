package io.tributary.schemas.catalog;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads `@visible`: one of the six forms.
final class VisibilityReader {
    private VisibilityReader() {}

    /// Everyone when the annotation is absent or not understood.
    static Visibility read(Attributes annotations) {
        return annotations
                .object("visible")
                .flatMap(VisibilityReader::formOf)
                .orElseGet(Visibility.Everyone::new);
    }

    private static Optional<Visibility> formOf(Attributes form) {
        return switch (form.requiredText("to").orElse("everyone")) {
            case "everyone" -> known(form).map(f -> new Visibility.Everyone());
            case "roles" ->
                    known(form, "role").flatMap(f -> role(f, "role")).map(Visibility.Roles::new);
            case "owner" ->
                    known(form, "field", "and_role")
                            .flatMap(f -> f.requiredText("field"))
                            .flatMap(
                                    field ->
                                            role(form, "and_role")
                                                    .map(r -> new Visibility.Owner(field, r)));
            case "participants" ->
                    known(form, "of", "by", "user").flatMap(VisibilityReader::participants);
            case "parent" ->
                    known(form, "field")
                            .flatMap(f -> f.requiredText("field"))
                            .map(Visibility.Parent::new);
            case "drafts" ->
                    known(form, "author", "field", "values", "and_role")
                            .flatMap(VisibilityReader::drafts);
            case String other -> {
                form.refuse(
                        "to",
                        "one of everyone, roles, owner, participants, parent, drafts",
                        "'%s'".formatted(other),
                        "Use one of the six forms.");
                yield Optional.empty();
            }
        };
    }

    private static Optional<Visibility> participants(Attributes form) {
        Optional<String> of = form.requiredText("of");
        Optional<String> by = form.requiredText("by");
        Optional<String> user = form.requiredText("user");
        return of.isPresent() && by.isPresent() && user.isPresent()
                ? Optional.of(new Visibility.ParticipantsOf(of.get(), by.get(), user.get()))
                : Optional.empty();
    }

    private static Optional<Visibility> drafts(Attributes form) {
        Optional<String> author = form.requiredText("author");
        Optional<String> field = form.requiredText("field");
        Optional<Role> role = role(form, "and_role");
        form.reportMissing("values", "a list of symbols");
        Set<String> values = Set.copyOf(form.texts("values").orElse(List.of()));
        return author.isPresent() && field.isPresent() && role.isPresent()
                ? Optional.of(
                        new Visibility.AuthorsDrafts(author.get(), field.get(), values, role.get()))
                : Optional.empty();
    }

    private static Optional<Role> role(Attributes form, String name) {
        return form.requiredText(name).flatMap(r -> RoleReader.read(form, name, r));
    }

    private static Optional<Attributes> known(Attributes form, String... names) {
        Set<String> all = new HashSet<>(Set.of(names));
        all.add("to");
        form.refuseOthersThan(all);
        return Optional.of(form);
    }
}

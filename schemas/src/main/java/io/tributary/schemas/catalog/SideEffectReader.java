package io.tributary.schemas.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads `@effects`.
final class SideEffectReader {
    private static final Set<String> KINDS = Set.of("mail", "sms", "call", "webhook");
    private static final Set<String> PARTS = Set.of("kind", "of", "to", "carries", "reports");

    private SideEffectReader() {}

    static List<SideEffect> read(String domain, Attributes annotations) {
        List<SideEffect> effects = new ArrayList<>();
        for (Attributes effect : annotations.objects("effects")) {
            effect.refuseOthersThan(PARTS);
            Optional<String> kind = effect.requiredText("kind");
            kind.filter(k -> !KINDS.contains(k)).ifPresent(k -> refuseKind(effect, k));
            Optional<String> to = effect.requiredText("to");
            if (kind.isPresent() && to.isPresent()) {
                effects.add(
                        new SideEffect(
                                kind.get(),
                                effect.text("of"),
                                to.get(),
                                effect.texts("carries").orElse(List.of()),
                                effect.text("reports").map(c -> domain + "." + c)));
            }
        }
        return effects;
    }

    private static void refuseKind(Attributes effect, String kind) {
        effect.refuse(
                "kind",
                "one of " + String.join(", ", KINDS.stream().sorted().toList()),
                "'%s'".formatted(kind),
                "Use one of them.");
    }
}

package io.tributary.schemas.catalog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads what a command declares for later stations: approval, limit, effects, timer, step-up and
/// the other entities it writes.
final class CommandTermsReader {
    private static final Set<String> KINDS = Set.of("mail", "sms", "call", "webhook");

    private CommandTermsReader() {}

    static CommandTerms read(String domain, Attributes annotations) {
        return new CommandTerms(
                approvalOf(annotations),
                limitOf(annotations),
                effectsOf(annotations),
                TimerReader.read(domain, annotations),
                annotations.flag("step_up"),
                annotations.texts("writes").orElse(List.of()));
    }

    private static Optional<Approval> approvalOf(Attributes annotations) {
        Optional<Attributes> approval = annotations.object("approval");
        approval.ifPresent(a -> a.refuseOthersThan(Set.of("by")));
        return approval.flatMap(
                a ->
                        a.requiredText("by")
                                .flatMap(by -> RoleReader.read(a, "by", by))
                                .map(Approval::new));
    }

    private static Optional<RateLimit> limitOf(Attributes annotations) {
        Optional<Attributes> limit = annotations.object("limit");
        limit.ifPresent(l -> l.refuseOthersThan(Set.of("per_minute")));
        limit.ifPresent(l -> l.reportMissing("per_minute", "a whole number"));
        Optional<Integer> perMinute = limit.flatMap(l -> l.whole("per_minute"));
        perMinute
                .filter(n -> n < 1)
                .ifPresent(
                        n ->
                                annotations.refuse(
                                        "limit",
                                        "at least one command a minute",
                                        String.valueOf(n),
                                        "Write @limit({\"per_minute\":30})."));
        return perMinute.map(RateLimit::new);
    }

    private static List<SideEffect> effectsOf(Attributes annotations) {
        List<SideEffect> effects = new ArrayList<>();
        for (Attributes effect : annotations.objects("effects")) {
            Optional<String> kind = effect.requiredText("kind");
            kind.filter(k -> !KINDS.contains(k))
                    .ifPresent(
                            k ->
                                    effect.refuse(
                                            "kind",
                                            "one of "
                                                    + String.join(
                                                            ", ", KINDS.stream().sorted().toList()),
                                            "'%s'".formatted(k),
                                            "Use one of them."));
            Map<String, String> parameters = new LinkedHashMap<>();
            for (String name : effect.names()) {
                if (!name.equals("kind")) {
                    effect.text(name).ifPresent(v -> parameters.put(name, v));
                }
            }
            kind.ifPresent(k -> effects.add(new SideEffect(k, parameters)));
        }
        return effects;
    }
}

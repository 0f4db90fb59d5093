package io.tributary.schemas.catalog;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads what a command declares for later stations: approval, limit, effects, step-up and the
/// other entities it writes.
final class CommandTermsReader {
    private CommandTermsReader() {}

    static CommandTerms read(String domain, Attributes annotations) {
        return new CommandTerms(
                approvalOf(annotations),
                limitOf(annotations),
                SideEffectReader.read(domain, annotations),
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
}

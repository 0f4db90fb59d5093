package io.tributary.schemas.catalog;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads what a command declares for later stations: approval, limit, effects, step-up and the
/// other entities it writes.
final class CommandTermsReader {
    private CommandTermsReader() {}

    static CommandTerms read(String domain, String command, Attributes annotations) {
        return new CommandTerms(
                approvalOf(annotations),
                LimitReader.ofCommand(command, annotations).stream().toList(),
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
}

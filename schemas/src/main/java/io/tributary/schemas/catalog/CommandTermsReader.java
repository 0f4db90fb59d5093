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
                joiningOf(annotations),
                annotations.texts("writes").orElse(List.of()));
    }

    /// Without a rule anybody could join.
    private static boolean joiningOf(Attributes annotations) {
        boolean joining = annotations.flag("joining");
        if (joining && !annotations.flag("rule")) {
            annotations.refuse(
                    "joining",
                    "@rule(true) beside @joining",
                    "none",
                    "Say in a rule who may join.");
        }
        return joining;
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

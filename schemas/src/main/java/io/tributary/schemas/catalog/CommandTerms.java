package io.tributary.schemas.catalog;

import java.util.List;
import java.util.Optional;

/// What a named command declares beside its change: conditions before it and consequences after it.
///
/// @param stepUp asks for a token of multi-factor sign-in where the organization wants one
/// @param writes record names of the other entities whose rows its rule may write
public record CommandTerms(
        Optional<Approval> approval,
        Optional<RateLimit> limit,
        List<SideEffect> effects,
        boolean stepUp,
        List<String> writes) {

    /// What generic commands have.
    public static final CommandTerms NONE =
            new CommandTerms(Optional.empty(), Optional.empty(), List.of(), false, List.of());

    public CommandTerms {
        effects = List.copyOf(effects);
        writes = List.copyOf(writes);
    }
}

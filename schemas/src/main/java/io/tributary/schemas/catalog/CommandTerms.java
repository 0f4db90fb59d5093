package io.tributary.schemas.catalog;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a named command declares beside its change: conditions before it and consequences after it.
///
/// @param limits its own, and those of its entity for what it does to a row
/// @param stepUp asks for a token of multi-factor sign-in where the organization wants one
/// @param joining lets in who is no member yet: its rule decides who becomes one
/// @param writes record names of the other entities whose rows its rule may write
public record CommandTerms(
        Optional<Approval> approval,
        List<RateLimit> limits,
        List<SideEffect> effects,
        boolean stepUp,
        boolean joining,
        List<String> writes) {

    /// What generic commands have.
    public static final CommandTerms NONE =
            new CommandTerms(Optional.empty(), List.of(), List.of(), false, false, List.of());

    public CommandTerms {
        limits = List.copyOf(limits);
        effects = List.copyOf(effects);
        writes = List.copyOf(writes);
    }

    /// With one more limit, if there is one.
    CommandTerms with(@Nullable RateLimit limit) {
        return limit == null
                ? this
                : new CommandTerms(
                        approval,
                        Stream.concat(limits.stream(), Stream.of(limit)).toList(),
                        effects,
                        stepUp,
                        joining,
                        writes);
    }
}

package io.tributary.projector.verify;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.UUID;

/// What a verification of the journal found.
///
/// @param organizations in the order of their ids
/// @param unsealed entries that are too young to be sealed
public record JournalReport(
        List<SealedOrganization> organizations, long unsealed, long milliseconds) {
    private static final int SHOWN = 1_000;

    public JournalReport {
        organizations = List.copyOf(organizations);
    }

    /// One organization's journal.
    ///
    /// @param seals how many there are
    /// @param entries how many were hashed again
    /// @param dropped entries of months that retention dropped: only their chain is checked
    /// @param newestHash of the last seal, in hex: who keeps it elsewhere can tell later whether
    ///   all seals were written anew
    /// @param problem the first thing that is not as it was sealed; empty when all is
    public record SealedOrganization(
            UUID organization,
            long seals,
            long entries,
            long dropped,
            String newestHash,
            String newestSealedAt,
            String problem) {}

    /// How many organizations' journals are not as they were sealed.
    @JsonProperty("problems")
    public long problems() {
        return organizations.stream().filter(o -> !o.problem().isEmpty()).count();
    }

    /// For a terminal.
    public String text() {
        StringBuilder text = new StringBuilder();
        organizations.stream()
                .filter(o -> !o.problem().isEmpty())
                .limit(SHOWN)
                .forEach(o -> text.append("%s %s%n".formatted(o.organization(), o.problem())));
        text.append(
                "%,d differences in %,d organizations: %,d entries under %,d seals, %,d dropped, %,d not sealed yet, %,d ms%n"
                        .formatted(
                                problems(),
                                organizations.size(),
                                organizations.stream().mapToLong(SealedOrganization::entries).sum(),
                                organizations.stream().mapToLong(SealedOrganization::seals).sum(),
                                organizations.stream().mapToLong(SealedOrganization::dropped).sum(),
                                unsealed,
                                milliseconds));
        return text.toString();
    }
}

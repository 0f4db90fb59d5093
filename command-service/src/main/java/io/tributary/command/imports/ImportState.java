package io.tributary.command.imports;

import io.tributary.command.tenancy.Caller;
import io.tributary.command.tenancy.Owner;
import io.tributary.command.write.CommandContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// An import as the database has it.
///
/// @param caller who started it, and under whose rights it runs
/// @param columns the header of a CSV file; none for NDJSON
/// @param size bytes of the file
/// @param position where the next record begins: everything before it is counted
/// @param line the line that begins there
/// @param workedMillis how long batches took, all together
/// @param problem why it failed
/// @param token of its last batch that wrote something
record ImportState(
        UUID organization,
        UUID id,
        String domain,
        String entity,
        ImportFormat format,
        Existing existing,
        Caller caller,
        String traceparent,
        List<String> columns,
        ImportStatus status,
        long size,
        long position,
        long line,
        Counts counts,
        long workedMillis,
        Optional<Problem> problem,
        Optional<String> token,
        Times times) {

    ImportState {
        columns = List.copyOf(columns);
    }

    record Problem(String code, String detail) {}

    record Times(Instant created, Optional<Instant> started, Optional<Instant> ended) {}

    Owner owner() {
        return Owner.organization(organization);
    }

    /// The same, further on.
    ImportState at(long nextPosition, long nextLine) {
        return new ImportState(
                organization,
                id,
                domain,
                entity,
                format,
                existing,
                caller,
                traceparent,
                columns,
                status,
                size,
                nextPosition,
                nextLine,
                counts,
                workedMillis,
                problem,
                token,
                times);
    }

    /// What stamps the changes of the batch that begins here.
    CommandContext context(String command) {
        return new CommandContext(
                owner(),
                caller,
                command,
                traceparent,
                Optional.of("import:" + id + ":" + line),
                new byte[0]);
    }
}

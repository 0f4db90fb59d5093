package io.tributary.command.imports;

import io.tributary.command.tenancy.Caller;
import io.tributary.command.tenancy.Owner;
import io.tributary.command.validation.CommandRejected;
import io.tributary.command.validation.Rejection;
import io.tributary.command.write.CommandContext;
import io.tributary.schemas.contract.ErrorCode;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An upload as its address and headers describe it.
record ImportRequest(
        Owner owner,
        Caller caller,
        String domain,
        String entity,
        ImportFormat format,
        Existing existing,
        String traceparent) {

    /// @throws CommandRejected when the content type or the choice is none
    static ImportRequest of(
            Owner owner,
            Caller caller,
            String domain,
            String entity,
            @Nullable String contentType,
            String existing,
            String traceparent) {
        ImportFormat format =
                ImportFormat.ofContentType(contentType)
                        .orElseThrow(
                                () ->
                                        refused(
                                                ErrorCode.COMMAND_IMPORT_MEDIA,
                                                "Expected Content-Type: text/csv or application/x-ndjson, in UTF-8."));
        Existing choice =
                Existing.ofSpelling(existing)
                        .orElseThrow(
                                () ->
                                        refused(
                                                ErrorCode.COMMAND_BAD_HEADER,
                                                "Expected existing=skip or existing=update, but found another."));
        return new ImportRequest(owner, caller, domain, entity, format, choice, traceparent);
    }

    /// For asking whether the caller may send a command of the import.
    CommandContext context(String command) {
        return new CommandContext(
                owner, caller, command, traceparent, Optional.empty(), new byte[0]);
    }

    ImportState state(UUID id, Header header) {
        return new ImportState(
                owner.organization(),
                id,
                domain,
                entity,
                format,
                existing,
                caller,
                traceparent,
                header.columns(),
                ImportStatus.RECEIVING,
                0,
                header.position(),
                header.line(),
                new Counts(0, 0, 0, 0),
                0,
                Optional.empty(),
                Optional.empty(),
                new ImportState.Times(Instant.now(), Optional.empty(), Optional.empty()));
    }

    private static CommandRejected refused(ErrorCode code, String detail) {
        return new CommandRejected(Rejection.of(code, detail));
    }
}

package io.tributary.command.imports;

import io.tributary.command.settings.ImportSettings;
import io.tributary.command.validation.CommandRejected;
import io.tributary.command.validation.Rejection;
import io.tributary.command.validation.TimeOrderedId;
import io.tributary.schemas.contract.ErrorCode;
import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;

/// Takes a file in, part by part as it arrives; never more than one part is in memory.
///
/// **All or nothing**: an upload that breaks off leaves no import.
final class ImportIntake {
    private final ImportUploads uploads;
    private final Turns turns;
    private final ImportSettings settings;

    ImportIntake(ImportUploads uploads, Turns turns, ImportSettings settings) {
        this.uploads = uploads;
        this.turns = turns;
        this.settings = settings;
    }

    /// Returns once the file is kept whole.
    ///
    /// @throws CommandRejected when the file does not begin as it must, or is too large
    UUID receive(ImportRequest request, ImportTarget target, InputStream body) throws IOException {
        byte[] part = body.readNBytes(ImportUploads.PART);
        Header header;
        try {
            header = Header.read(request.format(), target, request.existing(), part);
        } catch (CommandRejected unfit) {
            // Who is still sending hears of it only when all has been sent.
            drain(body);
            throw unfit;
        }
        UUID id = TimeOrderedId.next();
        UUID organization = request.owner().organization();
        turns.run(organization, () -> begin(request.state(id, header)));
        boolean whole = false;
        try {
            long size = 0;
            for (int number = 0; part.length > 0; number++) {
                size += part.length;
                if (size > settings.largest().toBytes()) {
                    throw tooLarge();
                }
                append(organization, id, number, part);
                part = body.readNBytes(ImportUploads.PART);
            }
            turns.run(organization, () -> uploads.received(organization, id));
            whole = true;
            return id;
        } finally {
            if (!whole) {
                uploads.drop(organization, id);
            }
        }
    }

    private void append(UUID organization, UUID id, int number, byte[] part) {
        turns.run(organization, () -> uploads.append(organization, id, number, part));
    }

    private void begin(ImportState state) {
        if (!uploads.begin(state, settings.unfinished())) {
            throw new CommandRejected(
                    Rejection.of(
                            ErrorCode.COMMAND_TOO_MANY,
                            "Expected fewer than %d imports that have not ended. Wait for one, or cancel one."
                                    .formatted(settings.unfinished())));
        }
    }

    private void drain(InputStream body) throws IOException {
        byte[] unread = new byte[ImportUploads.PART];
        long left = settings.largest().toBytes();
        int read = 0;
        while (read >= 0 && left > 0) {
            left -= read;
            read = body.read(unread);
        }
    }

    private CommandRejected tooLarge() {
        return new CommandRejected(
                Rejection.of(
                        ErrorCode.COMMAND_BODY_TOO_LARGE,
                        "Expected a file of at most %d bytes, but found more. Send it in parts."
                                .formatted(settings.largest().toBytes())));
    }
}

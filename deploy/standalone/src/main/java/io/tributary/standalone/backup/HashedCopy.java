package io.tributary.standalone.backup;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;

/// Copies files: hashed as they are read, on disk when they are done, readable by their owner only.
final class HashedCopy {
    private static final int PIECE = 1 << 20;

    private final LongConsumer copied;
    private final ByteBuffer piece = ByteBuffer.allocate(PIECE);

    /// @param copied told the bytes of each piece
    HashedCopy(LongConsumer copied) {
        this.copied = copied;
    }

    /// Nothing when the file was deleted meanwhile.
    Optional<BackupFile> ifThere(Path from, Path folder, String name) throws IOException {
        try (var in = FileChannel.open(from, StandardOpenOption.READ)) {
            return Optional.of(copy(in, folder.resolve(name), name));
        } catch (NoSuchFileException gone) {
            if (Files.exists(from)) {
                throw gone;
            }
            return Optional.empty();
        }
    }

    /// @param name below the folder, with `/`; its own folders are there
    BackupFile of(Path from, Path folder, String name) throws IOException {
        try (var in = FileChannel.open(from, StandardOpenOption.READ)) {
            return copy(in, folder.resolve(name), name);
        }
    }

    private BackupFile copy(FileChannel in, Path to, String name) throws IOException {
        var hash = sha256();
        long size = 0;
        try (var out =
                FileChannel.open(
                        to,
                        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------")))) {
            while (in.read(piece.clear()) >= 0) {
                hash.update(piece.flip());
                piece.rewind();
                size += piece.remaining();
                copied.accept(piece.remaining());
                while (piece.hasRemaining()) {
                    out.write(piece);
                }
            }
            out.force(true);
        }
        return new BackupFile(name, size, HexFormat.of().formatHex(hash.digest()));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}

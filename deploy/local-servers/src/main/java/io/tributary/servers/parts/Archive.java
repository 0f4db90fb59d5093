package io.tributary.servers.parts;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/// Unpacks tar archives with their links and their right to be executed.
final class Archive {
    private static final int EXECUTABLE_BY_OWNER = 0b001_000_000;

    private Archive() {}

    static void unpackTarXz(InputStream in, Path folder) throws IOException {
        unpack(new XZCompressorInputStream(new BufferedInputStream(in)), folder);
    }

    static void unpackTarGz(InputStream in, Path folder) throws IOException {
        unpack(new GZIPInputStream(in, 1 << 16), folder);
    }

    private static void unpack(InputStream in, Path folder) throws IOException {
        try (var tar = new TarArchiveInputStream(in)) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                var target = folder.resolve(entry.getName()).normalize();
                if (!target.startsWith(folder)) {
                    throw new IOException("entry leads out of the folder: " + entry.getName());
                }
                unpackEntry(tar, entry, target);
            }
        }
    }

    private static void unpackEntry(TarArchiveInputStream tar, TarArchiveEntry entry, Path target)
            throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        var parent = target.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        if (!entry.isFile()) {
            return;
        }
        Files.copy(tar, target);
        boolean executable = (entry.getMode() & EXECUTABLE_BY_OWNER) != 0;
        Files.setPosixFilePermissions(
                target, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
    }
}

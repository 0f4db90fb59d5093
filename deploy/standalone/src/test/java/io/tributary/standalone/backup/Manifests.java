package io.tributary.standalone.backup;

import io.tributary.servers.parts.ServerVersions;
import java.util.List;

/// Manifests for tests.
final class Manifests {
    static final DatabaseCopy DATABASE =
            new DatabaseCopy(
                    ServerVersions.ofBuild().postgres(),
                    System.getProperty("os.arch"),
                    "7575",
                    1,
                    "0/2000028",
                    "0/3000120",
                    16 << 20);

    private Manifests() {}

    static BackupManifest of(BackupFile... files) {
        return of(BackupManifest.FORMAT, DATABASE, files);
    }

    static BackupManifest of(int format, DatabaseCopy database, BackupFile... files) {
        return new BackupManifest(
                format,
                "2026-11-21T18:00:00Z",
                BackupManifest.HOLDS,
                database,
                List.of("postgres", "secrets"),
                List.of(files));
    }
}

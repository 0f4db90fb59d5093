package io.tributary.standalone.backup;

/// One file of a backup.
///
/// @param path below the backup's folder, with `/`
/// @param size in bytes
/// @param sha256 of its content, in hexadecimal
public record BackupFile(String path, long size, String sha256) {}

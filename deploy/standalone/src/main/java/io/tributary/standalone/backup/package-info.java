/// A home's backup, and a home made from one.
///
/// *Receives* a home, running or down, or the folder of a backup. *Does*: {@link
/// io.tributary.standalone.backup.HomeBackup} copies what cannot be made again, the database and
/// the secrets, and lists it with its hashes; {@link io.tributary.standalone.backup.HomeRestore}
/// checks and copies it back, and lets the database recover. Topics and documents are made from the
/// rows again. *Hands on to* {@link io.tributary.standalone.verb}.
@NullMarked
package io.tributary.standalone.backup;

import org.jspecify.annotations.NullMarked;

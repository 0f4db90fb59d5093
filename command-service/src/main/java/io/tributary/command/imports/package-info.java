/// Files of rows: taken in whole, then written in parts, from where the last part ended.
///
/// *Receives* an upload. *Does* keep it in the database, and hand its rows batch by batch to the
/// same validation, decision and transaction as commands. *Hands on to* {@link
/// io.tributary.command.write}.
@NullMarked
package io.tributary.command.imports;

import org.jspecify.annotations.NullMarked;

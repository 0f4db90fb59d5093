/// Deletes rows that have been kept as long as their entity says.
///
/// *Receives* the catalog. *Does* have the database delete and journal a batch of each table's
/// oldest rows. *Hands on to* the connector, as every writer does.
@NullMarked
package io.tributary.command.retention;

import org.jspecify.annotations.NullMarked;

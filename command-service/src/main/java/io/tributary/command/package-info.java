/// Stations 1 and 2: a command comes in, a row is written.
///
/// *Receives* commands over HTTP. *Does* check, decide, write and journal them, one transaction
/// each. *Hands on to* the connector, which reads the rows from the WAL.
@NullMarked
package io.tributary.command;

import org.jspecify.annotations.NullMarked;

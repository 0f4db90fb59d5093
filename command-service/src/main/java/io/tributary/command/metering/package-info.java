/// How much each organization does.
///
/// *Receives* what became of commands and imports. *Does* count it in memory and add it to the
/// database now and then. *Hands on to* those who may know.
@NullMarked
package io.tributary.command.metering;

import org.jspecify.annotations.NullMarked;

/// What a valid command does to rows: by the catalog alone, or by one small rule.
///
/// *Receives* a valid command. *Does* choose the write that the catalog declares, or the rule that
/// the catalog asks for. *Hands on to* {@link io.tributary.command.write}, in its turn ({@link
/// io.tributary.command.admission}).
@NullMarked
package io.tributary.command.decision;

import org.jspecify.annotations.NullMarked;

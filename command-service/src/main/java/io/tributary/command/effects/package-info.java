/// Tells gateways and webhooks what accepted commands want done outside.
///
/// *Receives* rows of `platform.effects`, which the commands' transactions wrote. *Does* deliver
/// each at least once, signed, and hear what became of it. *Hands on to* {@link
/// io.tributary.command.CommandHandler}, as the command that reports it.
@NullMarked
package io.tributary.command.effects;

import org.jspecify.annotations.NullMarked;

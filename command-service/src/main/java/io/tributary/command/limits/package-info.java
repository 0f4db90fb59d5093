/// How much may be sent at all: the great budgets of users and organizations, and what operators
/// change of every limit.
///
/// *Receives* every request that could be read. *Does* count it and refuse what is beyond. *Hands
/// on to* {@link io.tributary.command.validation}. Small budgets are counted where the row is
/// written.
@NullMarked
package io.tributary.command.limits;

import org.jspecify.annotations.NullMarked;

/// The rules that no annotation can say, one folder per domain and one class per command.
///
/// *Receives* a valid command and the organization's rows. *Does* refuse or write. *Hands on to*
/// {@link io.tributary.command.write}, which journals and commits.
@NullMarked
package io.tributary.command.rules;

import org.jspecify.annotations.NullMarked;

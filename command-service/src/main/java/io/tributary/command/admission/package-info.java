/// Who is next: organizations take turns for the few database connections, and nothing queues
/// without bound.
///
/// *Receives* decided commands. *Does* let as many run as there are connections. *Hands on to*
/// {@link io.tributary.command.write}.
@NullMarked
package io.tributary.command.admission;

import org.jspecify.annotations.NullMarked;

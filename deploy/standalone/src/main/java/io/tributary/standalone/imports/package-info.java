/// A file on its way into a running Tributary, as a person at a terminal sees it.
///
/// *Receives* a file and whose it becomes. *Does* upload it, show how far its import is, and fetch
/// what was refused. *Hands on to* {@link io.tributary.standalone.verb}.
@NullMarked
package io.tributary.standalone.imports;

import org.jspecify.annotations.NullMarked;

/// What the servers are made of, as Maven delivered it.
///
/// *Receives* archives and class paths from the build. *Does*: unpacks each archive once, whole or
/// not at all. *Hands on to* {@link io.tributary.servers.node}.
@NullMarked
package io.tributary.servers.parts;

import org.jspecify.annotations.NullMarked;

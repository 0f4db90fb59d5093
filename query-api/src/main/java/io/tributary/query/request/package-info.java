/// What is asked for.
///
/// *Receives* paths, parameters and headers. *Does* read each strictly against the catalog and
/// report all mistakes at once. *Hands on to* {@link io.tributary.query.QueryHandler} typed values.
@NullMarked
package io.tributary.query.request;

import org.jspecify.annotations.NullMarked;

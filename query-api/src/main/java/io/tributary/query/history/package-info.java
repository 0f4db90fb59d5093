/// What happened to a row.
///
/// *Receives* the catalog. *Does* say for which collections there is a history, which fields it
/// shows, and whose role sees it of a row that is gone. *Hands on to* {@link
/// io.tributary.query.plan}.
@NullMarked
package io.tributary.query.history;

import org.jspecify.annotations.NullMarked;

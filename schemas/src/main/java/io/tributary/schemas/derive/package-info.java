/// What a domain turns into.
///
/// *Receives* the checked {@link io.tributary.schemas.catalog}. *Does* derive, purely and always
/// the same: tables, policies and their changes, command contracts, topic schemas, index mappings,
/// the content hash and the SQL oracle. *Hands on to* every service, and to `derived/` beside each
/// IDL file, where the consequence of a line can be read.
@NullMarked
package io.tributary.schemas.derive;

import org.jspecify.annotations.NullMarked;

/// How often a member may read, where the catalog says so.
///
/// *Receives* the tenant and what is asked for. *Does* count it, by user. *Hands on to* {@link
/// io.tributary.query.plan}.
@NullMarked
package io.tributary.query.limit;

import org.jspecify.annotations.NullMarked;

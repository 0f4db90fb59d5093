/// The only place that talks to OpenSearch.
///
/// *Receives* plans. *Does* refuse those without tenancy, and drop and report whatever comes back
/// from another organization. *Hands on to* {@link io.tributary.query.response}.
@NullMarked
package io.tributary.query.search;

import org.jspecify.annotations.NullMarked;

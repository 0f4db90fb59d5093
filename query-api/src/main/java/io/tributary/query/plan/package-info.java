/// From a request to a search that cannot leave its organization.
///
/// *Receives* typed conditions and a {@link io.tributary.query.tenancy.Tenant}. *Does* add
/// organization, routing and visibility to every plan. *Hands on to* {@link
/// io.tributary.query.search}.
@NullMarked
package io.tributary.query.plan;

import org.jspecify.annotations.NullMarked;

/// Who the caller is in the organization asked for.
///
/// *Receives* the compacted topics of memberships, organizations and features. *Does* hold them all
/// in memory, by organization, and refuse everything when they are not current. *Hands on to*
/// {@link io.tributary.query.plan} a {@link Tenant}.
@NullMarked
package io.tributary.query.tenancy;

import org.jspecify.annotations.NullMarked;

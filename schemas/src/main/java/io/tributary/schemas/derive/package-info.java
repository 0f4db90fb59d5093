/// Pure functions from a domain of the catalog to what it turns into: tables, policies, command
/// contracts, topic schemas, index mappings, dashboards and the SQL oracle.
@NullMarked
package io.tributary.schemas.derive;

import org.jspecify.annotations.NullMarked;

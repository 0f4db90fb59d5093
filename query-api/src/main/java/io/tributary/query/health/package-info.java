/// Whether this service can answer.
///
/// *Receives* the states of feeds, memberships and OpenSearch. *Does* sum them up. *Hands on to*
/// the actuator's health endpoint.
@NullMarked
package io.tributary.query.health;

import org.jspecify.annotations.NullMarked;

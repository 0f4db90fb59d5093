/// What people who care for safety should know of requests that were refused.
///
/// *Receives* refusals that no journal holds, and those for a right that is missing. *Does* count
/// them by organization, user and code. *Hands on to* the security events of the organization, once
/// a minute.
@NullMarked
package io.tributary.command.security;

import org.jspecify.annotations.NullMarked;

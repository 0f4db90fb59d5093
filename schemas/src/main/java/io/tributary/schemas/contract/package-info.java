/// The names and identities that the services share.
///
/// *Receives* nothing; these are values. *Does* spell tables, topics, indices, keys, positions,
/// tokens and error codes in one way. *Hands on to* every service.
@NullMarked
package io.tributary.schemas.contract;

import org.jspecify.annotations.NullMarked;

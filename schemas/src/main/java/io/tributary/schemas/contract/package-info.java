/// The names and identities that the services share: tables, topics, indices, keys, positions,
/// tokens and error codes. Values only; nothing here reads or writes anything.
@NullMarked
package io.tributary.schemas.contract;

import org.jspecify.annotations.NullMarked;

/// The development issuer: who signs tokens where there is no identity provider.
///
/// *Receives* a user's name. *Does*: signs with a key of the home, and publishes the key's public
/// half. *Hands on to* the services, which verify as they would any other issuer's tokens.
@NullMarked
package io.tributary.standalone.issuer;

import org.jspecify.annotations.NullMarked;

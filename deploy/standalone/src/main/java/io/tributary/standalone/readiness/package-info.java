/// When a run may be called ready: a command went in at one end and came out at the other.
///
/// *Receives* the addresses of the services. *Does*: waits for their health, sends a command,
/// queries it back with its token. *Hands on to* whoever waits for `up`.
@NullMarked
package io.tributary.standalone.readiness;

import org.jspecify.annotations.NullMarked;

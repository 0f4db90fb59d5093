/// What an operator can ask of the projector by HTTP.
///
/// *Receives* requests on the projector's port, which is not for tenants. *Does* answer as text, or
/// as JSON when asked for it. *Hands on to* {@link io.tributary.projector.parking} and {@link
/// io.tributary.projector.verify}.
@NullMarked
package io.tributary.projector.operation;

import org.jspecify.annotations.NullMarked;

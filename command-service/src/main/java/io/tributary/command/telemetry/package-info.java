/// What the service tells about itself: figures and traces, named in one place.
///
/// *Receives* what happened. *Does* count and time it. *Hands on to* whoever scrapes.
@NullMarked
package io.tributary.command.telemetry;

import org.jspecify.annotations.NullMarked;

/// What the connector says about itself: metrics and health.
///
/// *Receives* what the other packages report. *Does* count and show it. *Hands on to* Micrometer
/// and the actuator's endpoints.
@NullMarked
package io.tributary.cdc.telemetry;

import org.jspecify.annotations.NullMarked;

/// What operators see: metrics, health, traces.
///
/// *Receives* happenings of the stations. *Does* count them under names declared once. *Hands on
/// to* the actuator endpoints and the log.
@NullMarked
package io.tributary.query.telemetry;

import org.jspecify.annotations.NullMarked;

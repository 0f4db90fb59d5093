/// The four services as child processes.
///
/// *Receives* a run's home, ports and passwords. *Does*: writes each service's settings, applies
/// the schema, starts the services and starts them again when they die. *Hands on to* {@link
/// io.tributary.standalone.readiness}.
@NullMarked
package io.tributary.standalone.service;

import org.jspecify.annotations.NullMarked;

/// Stands in for the gateways of mail, text messages and calls in a local run, and shows what was
/// sent.
///
/// *Receives* signed effects of the command-service. *Does* keep and show them. *Hands on to* the
/// command-service what became of each.
@NullMarked
package io.tributary.standalone.simulator;

import org.jspecify.annotations.NullMarked;

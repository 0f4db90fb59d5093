/// What an operator may set, as records; each is checked at start.
///
/// *Receives* the service's configuration. *Does* name and check it. *Hands on to* every station.
@NullMarked
package io.tributary.command.settings;

import org.jspecify.annotations.NullMarked;

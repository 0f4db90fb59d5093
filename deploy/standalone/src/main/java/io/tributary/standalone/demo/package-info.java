/// Fills a running Tributary with real data, the way an app would: through the HTTP commands.
///
/// *Receives* the addresses of the command and query APIs, a way to get tokens, and data sets.
/// *Does* found their organizations and send their commands in atomic batches. *Hands on to* the
/// command service; a second run finds everything there and changes nothing.
@NullMarked
package io.tributary.standalone.demo;

import org.jspecify.annotations.NullMarked;

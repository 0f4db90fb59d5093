/// Fills a running Tributary with 45,211 real telemarketing calls, the way an app would: through
/// the HTTP commands.
///
/// *Receives* the addresses of the command and query APIs and a way to get tokens. *Does* turn each
/// call of the data set into a lead and a call, and send them in atomic batches. *Hands on to* the
/// command service; a second run finds everything there and changes nothing.
@NullMarked
package io.tributary.standalone.demo;

import org.jspecify.annotations.NullMarked;

/// The topics that the connector writes: there before the first record, and as promised.
///
/// *Receives* the catalog and the installation's partition count. *Does* create what is missing and
/// refuse what differs. *Hands on to* {@link io.tributary.cdc.capture}.
@NullMarked
package io.tributary.cdc.topics;

import org.jspecify.annotations.NullMarked;

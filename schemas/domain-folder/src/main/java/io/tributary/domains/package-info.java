/// Where the domains' files lie, and how a running service learns of a new one.
///
/// *Receives* the settings. *Does* read `<folder>/<domain>/<domain>.avdl`, at start and again when
/// a domain is added. *Hands on to* {@link io.tributary.schemas.catalog}.
@NullMarked
package io.tributary.domains;

import org.jspecify.annotations.NullMarked;

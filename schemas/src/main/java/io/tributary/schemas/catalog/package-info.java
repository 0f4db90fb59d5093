/// What exists: domains, their entities, fields, commands, rollups and dashboards, read from one
/// Avro IDL file each.
///
/// *Receives* the text of `<domain>.avdl`. *Does* parse and check it; a mistake names file and
/// line. *Hands on to* {@link io.tributary.schemas.derive} and to every service, as immutable
/// values.
@NullMarked
package io.tributary.schemas.catalog;

import org.jspecify.annotations.NullMarked;

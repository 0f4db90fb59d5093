/// The records of an uploaded file, one by one and from any place on.
///
/// *Receives* bytes. *Does* find where each record begins and ends, also behind a broken one, and
/// read its values. *Hands on to* {@link io.tributary.command.imports}.
@NullMarked
package io.tributary.command.imports.record;

import org.jspecify.annotations.NullMarked;

/// What the caller gets.
///
/// *Receives* documents and figures. *Does* leave out the engine's own fields, say how fresh the
/// answer is, and give entity tags and cursors. *Hands on to* the client.
@NullMarked
package io.tributary.query.response;

import org.jspecify.annotations.NullMarked;

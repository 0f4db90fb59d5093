/// Whole collections as files.
///
/// *Receives* an entity and the caller's conditions. *Does* go through all documents that the
/// caller may see, page by page, and write each as it comes. *Hands on to* the client; nothing is
/// kept.
@NullMarked
package io.tributary.query.export;

import org.jspecify.annotations.NullMarked;

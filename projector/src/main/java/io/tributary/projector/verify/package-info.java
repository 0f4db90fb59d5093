/// Whether the documents say what the rows say.
///
/// *Receives* rows from Postgres and documents from OpenSearch, at a mark that both have passed.
/// *Does* compare content by content and names each difference. *Hands on to* operators; repairs
/// travel through the pipeline as touches, never straight into an index.
@NullMarked
package io.tributary.projector.verify;

import org.jspecify.annotations.NullMarked;

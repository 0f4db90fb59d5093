/// How far the read models are, and waiting for them.
///
/// *Receives* progress records of the connector and applied records of the projector. *Does*
/// remember a window of them per partition number, and let a query wait for its token. *Hands on
/// to* {@link io.tributary.query.search}, once the documents are there and searchable.
@NullMarked
package io.tributary.query.freshness;

import org.jspecify.annotations.NullMarked;

/// *Receives* a tenant. *Does* ask how far each read model is, and which of them the tenant may
/// ask. *Hands on* the stations as they are told.
@NullMarked
package io.tributary.query.pipeline;

import org.jspecify.annotations.NullMarked;

/// What the caller may ask and send, told as data, so that forms and lists need no code of their
/// own.
///
/// *Receives* the catalog and a tenant. *Does* leave out what role and features do not allow.
/// *Hands on to* {@link io.tributary.query.response}.
@NullMarked
package io.tributary.query.offer;

import org.jspecify.annotations.NullMarked;

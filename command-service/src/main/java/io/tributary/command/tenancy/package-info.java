/// Who sends the command and whose rows it is about: a verified token names the user, the address
/// names the organization or the user's own.
///
/// *Receives* a request with a bearer token. *Does* verify it against the issuer's keys. *Hands on
/// to* {@link io.tributary.command.intake}; membership is checked where the row is written.
@NullMarked
package io.tributary.command.tenancy;

import org.jspecify.annotations.NullMarked;

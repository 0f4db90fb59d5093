/// What is refused, and how a refusal is told.
///
/// *Receives* a refusal from any station. *Does* turn it into problem details (RFC 9457); an
/// unforeseen failure becomes one that tells nothing of the inside. *Hands on to* the client.
@NullMarked
package io.tributary.query.problem;

import org.jspecify.annotations.NullMarked;

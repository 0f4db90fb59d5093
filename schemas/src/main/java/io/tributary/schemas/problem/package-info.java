/// What every problem code means to whoever meets it.
///
/// *Receives* a code. *Does* explain it: what it means, what was expected, what to do next, an
/// example, as JSON and as a page for people. *Hands on to* the services, which serve both at the
/// address that a problem detail has as its `type`.
@NullMarked
package io.tributary.schemas.problem;

import org.jspecify.annotations.NullMarked;

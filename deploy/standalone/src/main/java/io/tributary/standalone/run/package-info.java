/// What a run tells about itself: its checkout, and a state file in its home.
///
/// *Receives* what {@link io.tributary.standalone.Standalone} reports. *Does*: keeps it in a file,
/// whole or not at all. *Hands on to* the verbs that ask.
@NullMarked
package io.tributary.standalone.run;

import org.jspecify.annotations.NullMarked;

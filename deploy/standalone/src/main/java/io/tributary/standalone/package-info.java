/// All of Tributary on one machine: the real servers and the four services, each its own process.
///
/// *Receives* a verb of the entry script. *Does*: {@link io.tributary.standalone.Standalone} starts
/// a run, keeps its parts alive and stops it in order; the other verbs ask a run that is there.
/// *Hands on to* {@link io.tributary.standalone.verb}.
@NullMarked
package io.tributary.standalone;

import org.jspecify.annotations.NullMarked;

/// Plants holes in a copy of the checkout and shows that the tests find them.
///
/// *Receives* `faults.yaml`. *Does* one replacement at a time in a copy of the sources and runs the
/// one test that must turn red. *Hands on* a line per fault and an exit code.
@NullMarked
package io.tributary.faults;

import org.jspecify.annotations.NullMarked;

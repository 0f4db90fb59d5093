/// Runs under test.
@NullMarked
package io.tributary.standalone.run;

import org.jspecify.annotations.NullMarked;

/// Tests of publishing, with a producer that only remembers.
@NullMarked
package io.tributary.cdc.publish;

import org.jspecify.annotations.NullMarked;

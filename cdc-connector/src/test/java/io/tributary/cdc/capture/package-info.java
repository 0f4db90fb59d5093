/// Tests of {@link io.tributary.cdc.capture} that need no server.
@NullMarked
package io.tributary.cdc.capture;

import org.jspecify.annotations.NullMarked;

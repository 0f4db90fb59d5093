/// Tests of the mapping, without any server.
@NullMarked
package io.tributary.cdc.change;

import org.jspecify.annotations.NullMarked;

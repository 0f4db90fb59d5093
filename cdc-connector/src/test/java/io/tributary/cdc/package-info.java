/// Tests of the connector against the real servers.
@NullMarked
package io.tributary.cdc;

import org.jspecify.annotations.NullMarked;

/// Processes under test.
@NullMarked
package io.tributary.servers.process;

import org.jspecify.annotations.NullMarked;

/// The real servers under test: what is granted, what survives, what is left behind.
@NullMarked
package io.tributary.servers;

import org.jspecify.annotations.NullMarked;

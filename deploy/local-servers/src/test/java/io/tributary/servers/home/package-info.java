/// Homes, ports and passwords under test.
@NullMarked
package io.tributary.servers.home;

import org.jspecify.annotations.NullMarked;

/// Tests of the registry client.
@NullMarked
package io.tributary.cdc.registry;

import org.jspecify.annotations.NullMarked;

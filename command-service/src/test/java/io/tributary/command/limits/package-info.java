@NullMarked
package io.tributary.command.limits;

import org.jspecify.annotations.NullMarked;

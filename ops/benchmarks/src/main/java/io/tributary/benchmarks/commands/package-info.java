/// What a command costs beside the statements it is made of, and beside a plain service.
@NullMarked
package io.tributary.benchmarks.commands;

import org.jspecify.annotations.NullMarked;

/// How load is made and measured: open and closed loops, percentiles, CPU seconds per process.
@NullMarked
package io.tributary.benchmarks.load;

import org.jspecify.annotations.NullMarked;

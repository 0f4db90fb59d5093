/// Whether one organization that sends twice what can be taken holds up nine that send little.
@NullMarked
package io.tributary.benchmarks.fairness;

import org.jspecify.annotations.NullMarked;

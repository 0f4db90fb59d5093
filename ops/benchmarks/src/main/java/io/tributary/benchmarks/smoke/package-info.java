/// The ten-minute benchmark: commands, import, freshness, beside what Postgres and OpenSearch do
/// bare.
@NullMarked
package io.tributary.benchmarks.smoke;

import org.jspecify.annotations.NullMarked;

/// What the command service says to Postgres, said again by pgbench.
@NullMarked
package io.tributary.benchmarks.sql;

import org.jspecify.annotations.NullMarked;

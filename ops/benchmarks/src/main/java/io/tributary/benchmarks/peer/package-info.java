/// The opponent: a service as it is usually written, with Spring JDBC and an outbox.
@NullMarked
package io.tributary.benchmarks.peer;

import org.jspecify.annotations.NullMarked;

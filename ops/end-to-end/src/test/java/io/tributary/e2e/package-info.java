/// The whole of Tributary as a user meets it: the entry script, HTTP, topics, and `kill -9`.
@NullMarked
package io.tributary.e2e;

import org.jspecify.annotations.NullMarked;

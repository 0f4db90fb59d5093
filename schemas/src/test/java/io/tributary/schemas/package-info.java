/// What the tests of the vocabulary share.
@NullMarked
package io.tributary.schemas;

import org.jspecify.annotations.NullMarked;

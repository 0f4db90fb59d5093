/// Backups under test.
@NullMarked
package io.tributary.standalone.backup;

import org.jspecify.annotations.NullMarked;

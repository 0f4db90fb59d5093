/// Rules about the code that a machine can hold. Each failure says why the rule is there and what
/// the ways out are.
@NullMarked
package io.tributary.rules;

import org.jspecify.annotations.NullMarked;

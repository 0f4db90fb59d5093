package io.tributary.query.request;

import java.time.Instant;

/// Which state of a row is wanted.
public sealed interface AsOf {

    /// As it stood at the moment: after the last change that was not later.
    record Moment(Instant moment) implements AsOf {}

    /// As the change left it that gave it this version, in its latest life.
    record Version(long version) implements AsOf {}
}

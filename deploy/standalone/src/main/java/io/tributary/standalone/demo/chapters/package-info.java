/// The chapters of R-Ladies as real tenants, with their events and the changes about them.
///
/// *Receives* the data set's files. *Does* make an organization of each chapter, and commands of
/// its events and changes in their order. *Hands on to* {@link io.tributary.standalone.demo}.
@NullMarked
package io.tributary.standalone.demo.chapters;

import org.jspecify.annotations.NullMarked;

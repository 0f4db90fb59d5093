/// What one run owns on disk and on the network: its directory, its ports, its passwords.
///
/// *Receives* a path and a first port. *Does*: makes folders and passwords that nobody else may
/// read, and sees to it that a home has one run at a time. *Hands on to* {@link
/// io.tributary.servers.process}.
@NullMarked
package io.tributary.servers.home;

import org.jspecify.annotations.NullMarked;

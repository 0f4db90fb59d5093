/// One OpenSearch node in a JVM of its own.
///
/// *Receives* a home directory, two ports. *Does*: runs a single-node cluster with the modules that
/// Tributary uses, listening on the loopback address only. *Hands on to* whoever waits for its
/// health over HTTP.
@NullMarked
package io.tributary.servers.opensearchnode;

import org.jspecify.annotations.NullMarked;

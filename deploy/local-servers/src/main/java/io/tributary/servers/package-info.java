/// The four real servers of a local run: PostgreSQL, Kafka, the schema registry and OpenSearch.
///
/// *Receives* a home directory and a block of ports. *Does*: {@link
/// io.tributary.servers.LocalServers} takes the home, ends what a killed run left there, unpacks
/// what is missing, and starts the servers as child processes. *Hands on to* tests and to the
/// standalone run: endpoints, users and passwords, and ways to kill, pause and restart each server.
@NullMarked
package io.tributary.servers;

import org.jspecify.annotations.NullMarked;

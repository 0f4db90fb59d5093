/// Brings a database to the state of the catalog, step by step and never under a long lock.
///
/// *Receives* the IDL texts of the active domains and a superuser's connection. *Does* create
/// roles, the platform schema, the derived tables and the publication, and remembers what it
/// applied. *Hands on to* {@link io.tributary.command.write}, which relies on all of it.
@NullMarked
package io.tributary.command.schema;

import org.jspecify.annotations.NullMarked;

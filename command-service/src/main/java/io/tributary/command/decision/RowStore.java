package io.tributary.command.decision;

import io.tributary.schemas.catalog.Entity;
import io.tributary.schemas.catalog.Role;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/// The organization's rows, as the rule of one command sees them: inside its transaction.
///
/// Rows are JSON objects with columns by name. What is written here is journaled by the engine.
public interface RowStore {
    int PAGE = 1000;

    UUID organization();

    /// When the command's transaction began, by the database's clock.
    Instant now();

    /// The user who sent the command.
    UUID actor();

    /// The caller's role; the owner's for a command that needs no membership.
    Role role();

    /// Whether an app sent it, by its key.
    boolean byKey();

    /// Whether the caller may do what a grant of this name allows; see {@link Permission}. Empty
    /// when the catalog has no such thing.
    Optional<Boolean> may(String permission);

    /// Another entity of the command's domain, by record name.
    Entity entity(String name);

    /// Names of all feature switches that the catalog knows.
    List<String> features();

    /// The row as it stands, locked against other writers until the command ends; empty also when
    /// the caller does not see it. So this is how a rule reads a row that the command names; what
    /// is counted and found otherwise is all there is.
    Optional<ObjectNode> lock(Entity entity, UUID id);

    /// For how many rows all conditions hold.
    long count(Entity entity, List<RowCondition> conditions);

    /// Rows whose field has the value, by id, at most {@link #PAGE} of them.
    List<ObjectNode> find(Entity entity, String field, String value);

    /// The first row, in that order and then by id, of those that nobody else has locked; locked
    /// until the command ends.
    Optional<ObjectNode> lockNext(
            Entity entity, List<RowCondition> conditions, List<RowOrder> order);

    /// Rows for which all conditions hold, by id, at most {@link #PAGE} of them; those behind the
    /// given id.
    List<ObjectNode> page(Entity entity, List<RowCondition> conditions, UUID after);

    /// Defaults of absent fields are filled in. Returns the row as written.
    ObjectNode insert(Entity entity, UUID id, ObjectNode values);

    /// Many rows of an entity without reservations at once, with new ids; defaults of absent fields
    /// are filled in.
    void insertAll(Entity entity, List<ObjectNode> values);

    /// Returns the row as written.
    ObjectNode update(Entity entity, UUID id, ObjectNode values);

    /// Deletes the row and does to those that refer to it what the catalog says.
    void delete(Entity entity, UUID id);

    /// Says which row the command is about, where it came without an id.
    void chose(UUID id);
}

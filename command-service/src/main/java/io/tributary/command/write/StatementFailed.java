package io.tributary.command.write;

import io.tributary.schemas.catalog.Entity;
import java.sql.SQLException;

/// Carries a database error out of a rule, with the entity whose statement it was.
final class StatementFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Entity entity;
    private final SQLException failure;

    StatementFailed(SQLException failure, Entity entity) {
        super(failure);
        this.failure = failure;
        this.entity = entity;
    }

    SQLException failure() {
        return failure;
    }

    Entity entity() {
        return entity;
    }
}

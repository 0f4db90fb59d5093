package io.tributary.command.write;

import io.tributary.command.validation.FieldError;
import io.tributary.command.validation.Rejection;
import io.tributary.schemas.catalog.DomainCatalog;
import io.tributary.schemas.catalog.Entity;
import io.tributary.schemas.catalog.EntityField;
import io.tributary.schemas.contract.ErrorCode;
import io.tributary.schemas.derive.ConstraintName;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;

/// Tells in the words of the IDL which of the caller's values the database refused.
///
/// Pure; safe for use by many threads.
final class DatabaseRefusal {
    private static final String UNIQUE_VIOLATION = "23505";
    private static final String REFERENCE_VIOLATION = "23503";
    private static final String CHECK_VIOLATION = "23514";
    private static final String NOT_NULL_VIOLATION = "23502";
    private static final String DATA_EXCEPTIONS = "22";
    private static final Set<String> TRANSIENT = Set.of("40001", "40P01");
    private static final Set<String> BUSY =
            Set.of(
                    "53300", "57P03", "57014", "55P03", "08000", "08001", "08003", "08006", "57P01",
                    "57P02");

    private final Map<String, List<String>> uniques = new HashMap<>();
    private final Map<String, String> references = new HashMap<>();
    private final Map<String, String> checks = new HashMap<>();

    DatabaseRefusal(DomainCatalog catalog) {
        catalog.entities().forEach(this::learn);
    }

    private void learn(Entity entity) {
        String schema = entity.table().domain() + ".";
        uniques.put(schema + ConstraintName.key(entity), List.of("id"));
        for (List<String> fields : entity.uniques()) {
            uniques.put(schema + ConstraintName.unique(entity, fields), fields);
        }
        for (EntityField field : entity.fields()) {
            references.put(schema + ConstraintName.reference(entity, field.name()), field.name());
            checks.put(schema + ConstraintName.check(entity, field.name()), field.name());
        }
    }

    /// Whether the same command may well succeed when it is sent again at once.
    static boolean isTransient(SQLException failure) {
        return TRANSIENT.contains(String.valueOf(failure.getSQLState()));
    }

    /// Whether the database is away or overloaded.
    static boolean isBusy(SQLException failure) {
        String state = String.valueOf(failure.getSQLState());
        return BUSY.contains(state)
                || isTransient(failure)
                || failure instanceof SQLTransientConnectionException;
    }

    /// Whether a reference between rows stood against it.
    static boolean isReference(SQLException failure) {
        return REFERENCE_VIOLATION.equals(failure.getSQLState());
    }

    /// Empty when it was not the caller's doing.
    Optional<Rejection> rejectionFor(SQLException failure, Entity entity) {
        String state = String.valueOf(failure.getSQLState());
        String constraint = constraint(failure);
        return switch (state) {
            case UNIQUE_VIOLATION -> Optional.of(duplicate(constraint, entity));
            case REFERENCE_VIOLATION -> Optional.of(missing(constraint));
            case CHECK_VIOLATION, NOT_NULL_VIOLATION ->
                    Optional.of(unacceptable(failure, constraint));
            default ->
                    state.startsWith(DATA_EXCEPTIONS)
                            ? Optional.of(unacceptable(failure, constraint))
                            : Optional.empty();
        };
    }

    private Rejection duplicate(@Nullable String constraint, Entity entity) {
        List<String> fields =
                Optional.ofNullable(constraint == null ? null : uniques.get(constraint))
                        .orElseGet(
                                () ->
                                        entity.reservations().stream()
                                                .flatMap(List::stream)
                                                .distinct()
                                                .toList());
        return new Rejection(
                ErrorCode.COMMAND_DUPLICATE,
                "Expected values of %s that no other row has, but found some in use. Change them or use the row that has them."
                        .formatted(String.join(", ", fields)),
                fields.stream()
                        .map(f -> new FieldError(f, "duplicate", "Another row has this value."))
                        .toList());
    }

    private Rejection missing(@Nullable String constraint) {
        String field = constraint == null ? null : references.get(constraint);
        if (field == null) {
            return Rejection.of(
                    ErrorCode.COMMAND_STILL_REFERENCED,
                    "Expected no row to refer to this one, but found some. Change or delete them first.");
        }
        return Refusals.referenceMissing(field);
    }

    private Rejection unacceptable(SQLException failure, @Nullable String constraint) {
        String field = constraint == null ? null : checks.get(constraint);
        if (field == null
                && failure instanceof PSQLException told
                && told.getServerErrorMessage() != null) {
            field = told.getServerErrorMessage().getColumn();
        }
        return new Rejection(
                ErrorCode.COMMAND_INVALID_FIELDS,
                "Expected values that the table accepts, but found one that it refuses. Mend it and resend.",
                field == null
                        ? List.of()
                        : List.of(
                                new FieldError(field, "refused", "The table refuses this value.")));
    }

    /// `<schema>.<constraint>` by the name that the catalog gave it.
    private static @Nullable String constraint(SQLException failure) {
        if (failure instanceof PSQLException told
                && told.getServerErrorMessage()
                        instanceof org.postgresql.util.ServerErrorMessage message
                && message.getConstraint() != null) {
            return message.getSchema() + "." + ConstraintName.ofReported(message.getConstraint());
        }
        return null;
    }
}

package io.tributary.schemas.catalog;

import java.util.List;

/// The columns that the engine gives every organization-scoped entity, first in this order in every
/// table, Avro value and document.
public final class BaseColumns {
    public static final String ORGANIZATION_ID = "organization_id";
    public static final String ID = "id";

    /// Starts at 1 and is raised by one on every update, whoever the writer is.
    public static final String VERSION = "version";

    public static final String CREATED_AT = "created_at";
    public static final String UPDATED_AT = "updated_at";

    /// The user who created the row; null when written from outside the command API.
    public static final String CREATED_BY = "created_by";

    public static final List<String> NAMES =
            List.of(ORGANIZATION_ID, ID, VERSION, CREATED_AT, UPDATED_AT, CREATED_BY);

    /// The owner in the tables of scope `user`, in the place of the organization.
    public static final String USER_ID = "user_id";

    private static final List<String> OF_USER =
            List.of(USER_ID, ID, VERSION, CREATED_AT, UPDATED_AT, CREATED_BY);

    private static final List<String> OF_PLATFORM = NAMES.subList(1, NAMES.size());

    private BaseColumns() {}

    /// The columns of every table of the scope, in order.
    public static List<String> of(Scope scope) {
        return switch (scope) {
            case ORGANIZATION, GLOBAL -> NAMES;
            case USER -> OF_USER;
            case PLATFORM -> OF_PLATFORM;
        };
    }
}

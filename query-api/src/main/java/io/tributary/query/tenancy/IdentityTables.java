package io.tributary.query.tenancy;

import io.tributary.schemas.contract.TableName;
import io.tributary.schemas.contract.TopicName;
import java.util.Set;

/// The tables of the one domain that the engine itself knows: who belongs where, and what is on.
final class IdentityTables {
    static final String DOMAIN = "identity";
    static final String MEMBERS_TABLE = "organization_members";
    static final String ORGANIZATIONS = topic("organizations");
    static final String MEMBERS = topic(MEMBERS_TABLE);
    static final String FEATURES = topic("organization_features");
    static final String PERMISSIONS = topic("user_permissions");
    static final String HOLDINGS = topic("user_roles");
    static final String ROLES = topic("roles");
    static final String KEYS = topic("api_keys");
    static final Set<String> TOPICS =
            Set.of(ORGANIZATIONS, MEMBERS, FEATURES, PERMISSIONS, HOLDINGS, ROLES, KEYS);

    static final String NAME = "name";
    static final String SLUG = "slug";
    static final String STATUS = "status";
    static final String USER = "user_id";
    static final String ROLE = "role";
    static final String JOINED = "joined_at";
    static final String SIGNED_OUT = "signed_out_at";
    static final String KEY = "key";
    static final String ENABLED = "enabled";

    static final String ENDS = "ends_at";
    static final String PERMISSION = "permission";
    static final String ALLOWED = "permissions";
    static final String ROLE_ID = "role_id";
    static final String PREFIX = "prefix";
    static final String HASH = "key_hash";
    static final String SCOPES = "scopes";
    static final String EXPIRES = "expires_at";

    static final String ACTIVE = "active";

    private IdentityTables() {}

    private static String topic(String table) {
        return TopicName.of(new TableName(DOMAIN, table));
    }
}

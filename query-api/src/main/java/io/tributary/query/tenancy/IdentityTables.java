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
    static final Set<String> TOPICS = Set.of(ORGANIZATIONS, MEMBERS, FEATURES);

    static final String NAME = "name";
    static final String SLUG = "slug";
    static final String STATUS = "status";
    static final String USER = "user_id";
    static final String ROLE = "role";
    static final String JOINED = "joined_at";
    static final String KEY = "key";
    static final String ENABLED = "enabled";

    static final String ACTIVE = "active";

    private IdentityTables() {}

    private static String topic(String table) {
        return TopicName.of(new TableName(DOMAIN, table));
    }
}

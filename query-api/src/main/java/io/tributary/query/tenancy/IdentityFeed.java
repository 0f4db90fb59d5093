package io.tributary.query.tenancy;

import io.tributary.query.feed.FeedListener;
import io.tributary.query.feed.WriterSchemas;
import io.tributary.query.freshness.PipelineProgress;
import io.tributary.query.freshness.ReadModelInputs;
import io.tributary.schemas.catalog.Role;
import io.tributary.schemas.contract.AppliedRecord;
import io.tributary.schemas.contract.RowKey;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// Keeps {@link Memberships}, {@link GrantedRights} and {@link Keys} as the topics say, and tells
/// how far it is like any other read model.
///
/// **Replaying is safe**: a row's last record decides.
final class IdentityFeed implements FeedListener {
    /// This service's own memory of memberships, as a read model.
    static final ReadModelInputs READ_MODEL =
            new ReadModelInputs("query-memberships", IdentityTables.TOPICS);

    private final Memberships memberships;
    private final GrantedRights granted;
    private final Keys keys;
    private final WriterSchemas schemas;
    private final PipelineProgress progress;

    IdentityFeed(
            Memberships memberships,
            GrantedRights granted,
            Keys keys,
            WriterSchemas schemas,
            PipelineProgress progress) {
        this.memberships = memberships;
        this.granted = granted;
        this.keys = keys;
        this.schemas = schemas;
        this.progress = progress;
    }

    @Override
    public void took(
            List<ConsumerRecord<String, byte[]>> records, Map<TopicPartition, Long> positions) {
        for (ConsumerRecord<String, byte[]> record : records) {
            take(record.topic(), RowKey.parse(record.key()), record.value());
        }
        // After the rows: whoever sees the position must see them.
        tell(positions);
    }

    private void take(String topic, RowKey key, byte @Nullable [] value) {
        UUID organization = key.organization();
        if (value == null) {
            remove(topic, organization, key.id());
            return;
        }
        IdentityRow row = IdentityRow.decode(value, schemas);
        switch (Table.of(topic)) {
            case ORGANIZATIONS ->
                    memberships.organization(
                            organization,
                            new OrganizationCard(
                                    row.text(IdentityTables.NAME),
                                    row.text(IdentityTables.SLUG),
                                    row.text(IdentityTables.STATUS)));
            case MEMBERS ->
                    memberships.member(organization, key.id(), membership(organization, row));
            case FEATURES ->
                    memberships.feature(
                            organization,
                            key.id(),
                            new Memberships.Switch(
                                    row.text(IdentityTables.KEY),
                                    row.truth(IdentityTables.ENABLED)));
            case PERMISSIONS ->
                    granted.permission(
                            organization,
                            key.id(),
                            new GrantedRights.Permission(
                                    row.id(IdentityTables.USER),
                                    row.text(IdentityTables.PERMISSION),
                                    row.moment(IdentityTables.ENDS)));
            case HOLDINGS ->
                    granted.holding(
                            organization,
                            key.id(),
                            new GrantedRights.Holding(
                                    row.id(IdentityTables.USER),
                                    row.id(IdentityTables.ROLE_ID),
                                    row.moment(IdentityTables.ENDS)));
            case ROLES -> granted.role(organization, key.id(), row.texts(IdentityTables.ALLOWED));
            case KEYS -> keys.key(key(organization, key.id(), row));
        }
    }

    private void remove(String topic, UUID organization, UUID id) {
        switch (Table.of(topic)) {
            case ORGANIZATIONS -> memberships.noOrganization(organization);
            case MEMBERS -> memberships.noMember(organization, id);
            case FEATURES -> memberships.noFeature(organization, id);
            case PERMISSIONS -> granted.noPermission(organization, id);
            case HOLDINGS -> granted.noHolding(organization, id);
            case ROLES -> granted.noRole(organization, id);
            case KEYS -> keys.noKey(id);
        }
    }

    private enum Table {
        ORGANIZATIONS(IdentityTables.ORGANIZATIONS),
        MEMBERS(IdentityTables.MEMBERS),
        FEATURES(IdentityTables.FEATURES),
        PERMISSIONS(IdentityTables.PERMISSIONS),
        HOLDINGS(IdentityTables.HOLDINGS),
        ROLES(IdentityTables.ROLES),
        KEYS(IdentityTables.KEYS);

        private final String topic;

        Table(String topic) {
            this.topic = topic;
        }

        static Table of(String topic) {
            return Arrays.stream(values())
                    .filter(t -> t.topic.equals(topic))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static Key key(UUID organization, UUID id, IdentityRow row) {
        Optional<Role> role = role(row.text(IdentityTables.ROLE));
        return new Key(
                organization,
                id,
                row.text(IdentityTables.PREFIX),
                row.text(IdentityTables.HASH),
                role.orElse(Role.VIEWER),
                row.texts(IdentityTables.SCOPES),
                row.moment(IdentityTables.EXPIRES),
                role.isPresent() && row.text(IdentityTables.STATUS).equals(IdentityTables.ACTIVE));
    }

    /// A role that this build does not know gives no access.
    private static Membership membership(UUID organization, IdentityRow row) {
        Optional<Role> role = role(row.text(IdentityTables.ROLE));
        return new Membership(
                organization,
                UUID.fromString(row.text(IdentityTables.USER)),
                role.orElse(Role.VIEWER),
                role.isPresent() && row.text(IdentityTables.STATUS).equals(IdentityTables.ACTIVE),
                row.instant(IdentityTables.JOINED),
                row.instant(IdentityTables.SIGNED_OUT));
    }

    private static Optional<Role> role(String spelling) {
        return Arrays.stream(Role.values()).filter(r -> r.spelling().equals(spelling)).findFirst();
    }

    private void tell(Map<TopicPartition, Long> positions) {
        Map<Integer, Map<String, Long>> byPartition = new HashMap<>();
        positions.forEach(
                (from, next) ->
                        byPartition
                                .computeIfAbsent(from.partition(), p -> new HashMap<>())
                                .put(from.topic(), next));
        long now = System.currentTimeMillis();
        byPartition.forEach(
                (partition, next) -> {
                    if (partition < progress.partitions()) {
                        progress.applied(
                                partition, new AppliedRecord(READ_MODEL.readModel(), next, now));
                    }
                });
    }
}

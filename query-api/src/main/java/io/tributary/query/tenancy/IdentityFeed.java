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

/// Keeps {@link Memberships} as the topics say, and tells how far it is like any other read model.
///
/// **Replaying is safe**: a row's last record decides.
final class IdentityFeed implements FeedListener {
    /// This service's own memory of memberships, as a read model.
    static final ReadModelInputs READ_MODEL =
            new ReadModelInputs("query-memberships", IdentityTables.TOPICS);

    private final Memberships memberships;
    private final WriterSchemas schemas;
    private final PipelineProgress progress;

    IdentityFeed(Memberships memberships, WriterSchemas schemas, PipelineProgress progress) {
        this.memberships = memberships;
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
        if (topic.equals(IdentityTables.ORGANIZATIONS)) {
            memberships.organization(
                    organization,
                    new OrganizationCard(
                            row.text(IdentityTables.NAME),
                            row.text(IdentityTables.SLUG),
                            row.text(IdentityTables.STATUS)));
        } else if (topic.equals(IdentityTables.MEMBERS)) {
            memberships.member(organization, key.id(), membership(organization, row));
        } else {
            memberships.feature(
                    organization,
                    key.id(),
                    new Memberships.Switch(
                            row.text(IdentityTables.KEY), row.truth(IdentityTables.ENABLED)));
        }
    }

    private void remove(String topic, UUID organization, UUID id) {
        if (topic.equals(IdentityTables.ORGANIZATIONS)) {
            memberships.noOrganization(organization);
        } else if (topic.equals(IdentityTables.MEMBERS)) {
            memberships.noMember(organization, id);
        } else {
            memberships.noFeature(organization, id);
        }
    }

    /// A role that this build does not know gives no access.
    private static Membership membership(UUID organization, IdentityRow row) {
        Optional<Role> role = role(row.text(IdentityTables.ROLE));
        return new Membership(
                organization,
                UUID.fromString(row.text(IdentityTables.USER)),
                role.orElse(Role.VIEWER),
                role.isPresent() && row.text(IdentityTables.STATUS).equals(IdentityTables.ACTIVE),
                row.instant(IdentityTables.JOINED));
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

package io.tributary.projector.feed;

import io.tributary.schemas.contract.FeedName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.TopicListing;
import org.apache.kafka.clients.admin.UserScramCredentialDeletion;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AccessControlEntryFilter;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.ResourceNotFoundException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.quota.ClientQuotaAlteration;
import org.apache.kafka.common.quota.ClientQuotaEntity;
import org.apache.kafka.common.quota.ClientQuotaFilter;
import org.apache.kafka.common.quota.ClientQuotaFilterComponent;
import org.apache.kafka.common.resource.ResourcePatternFilter;
import org.jspecify.annotations.Nullable;

/// What Kafka knows of feeds: topics, users, grants and quotas. Every act can be repeated, and goes
/// on where a process was killed.
///
/// **Blocks**, at most a minute for each answer.
final class FeedAccess {
    private static final int PATIENCE_SECONDS = 60;
    private static final String PRINCIPAL = "User:";
    private static final String RATE = "consumer_byte_rate";

    /// A password has as much chance as its secret; more rounds would only slow logging in.
    private static final ScramCredentialInfo SCRAM =
            new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_256, 4096);

    private final Admin admin;
    private final FeedSettings settings;

    FeedAccess(Admin admin, FeedSettings settings) {
        this.admin = admin;
        this.settings = settings;
    }

    /// The topic that keeps positions, unless it is there.
    void createPositions(int partitions) {
        NewTopic topic =
                new NewTopic(FeedPositions.TOPIC, partitions, (short) -1)
                        .configs(Map.of("cleanup.policy", "compact"));
        create(topic);
    }

    /// The feeds that have a topic, with its id.
    Map<FeedName, String> topics() {
        Map<FeedName, String> found = new HashMap<>();
        for (TopicListing topic : answer(admin.listTopics().listings())) {
            FeedName.ofTopic(topic.name())
                    .ifPresent(name -> found.put(name, topic.topicId().toString()));
        }
        return found;
    }

    /// The feeds of which anything is left.
    Set<FeedName> known() {
        Set<FeedName> found = new HashSet<>(topics().keySet());
        answer(admin.describeUserScramCredentials().users())
                .forEach(user -> FeedName.ofUser(user).ifPresent(found::add));
        for (AclBinding grant : answer(admin.describeAcls(AclBindingFilter.ANY).values())) {
            String principal = grant.entry().principal();
            if (principal.startsWith(PRINCIPAL)) {
                FeedName.ofUser(principal.substring(PRINCIPAL.length())).ifPresent(found::add);
            }
        }
        var users =
                ClientQuotaFilter.contains(
                        List.of(ClientQuotaFilterComponent.ofEntityType(ClientQuotaEntity.USER)));
        answer(admin.describeClientQuotas(users).entities())
                .keySet()
                .forEach(
                        entity ->
                                Optional.ofNullable(entity.entries().get(ClientQuotaEntity.USER))
                                        .flatMap(FeedName::ofUser)
                                        .ifPresent(found::add));
        return found;
    }

    /// Makes whatever of the feeds is missing, and sets their passwords.
    void begin(Collection<WantedFeed> feeds) {
        feeds.forEach(feed -> create(topic(feed.name())));
        if (feeds.isEmpty()) {
            return;
        }
        List<ClientQuotaAlteration> quotas = new ArrayList<>();
        List<UserScramCredentialUpsertion> users = new ArrayList<>();
        List<AclBinding> grants = new ArrayList<>();
        for (WantedFeed feed : feeds) {
            quotas.add(quota(feed.name(), (double) settings.bytesPerSecond().toBytes()));
            users.add(
                    new UserScramCredentialUpsertion(
                            feed.name().user(), SCRAM, feed.password(settings.secret())));
            grants.addAll(FeedGrants.of(PRINCIPAL + feed.name().user(), feed.name()));
        }
        answer(admin.alterClientQuotas(quotas).all());
        answer(admin.createAcls(grants).all());
        answer(admin.alterUserScramCredentials(List.copyOf(users)).all());
    }

    /// Takes everything away: the rights first, so that no reader lasts longer than the feed.
    void end(Collection<FeedName> feeds) {
        for (FeedName feed : feeds) {
            var granted =
                    new AccessControlEntryFilter(
                            PRINCIPAL + feed.user(), null, AclOperation.ANY, AclPermissionType.ANY);
            answer(
                    admin.deleteAcls(
                                    List.of(
                                            new AclBindingFilter(
                                                    ResourcePatternFilter.ANY, granted)))
                            .all());
            var user = new UserScramCredentialDeletion(feed.user(), ScramMechanism.SCRAM_SHA_256);
            answerUnless(
                    ResourceNotFoundException.class,
                    admin.alterUserScramCredentials(List.of(user)).all());
            answer(admin.alterClientQuotas(List.of(quota(feed, null))).all());
            answerUnless(
                    UnknownTopicOrPartitionException.class,
                    admin.deleteTopics(List.of(feed.topic())).all());
        }
    }

    private static ClientQuotaAlteration quota(FeedName feed, @Nullable Double bytesPerSecond) {
        return new ClientQuotaAlteration(
                new ClientQuotaEntity(Map.of(ClientQuotaEntity.USER, feed.user())),
                List.of(new ClientQuotaAlteration.Op(RATE, bytesPerSecond)));
    }

    /// Kept as change topics are, so that what is erased there is erased here.
    private static NewTopic topic(FeedName feed) {
        return new NewTopic(feed.topic(), 1, (short) -1)
                .configs(
                        Map.of(
                                "cleanup.policy",
                                "compact",
                                "min.compaction.lag.ms",
                                "" + Duration.ofHours(1).toMillis(),
                                "max.compaction.lag.ms",
                                "" + Duration.ofDays(7).toMillis(),
                                "delete.retention.ms",
                                "" + Duration.ofDays(7).toMillis(),
                                "max.message.bytes",
                                "" + (8 << 20)));
    }

    private void create(NewTopic topic) {
        answerUnless(TopicExistsException.class, admin.createTopics(List.of(topic)).all());
    }

    private static void answerUnless(Class<? extends Exception> expected, KafkaFuture<Void> asked) {
        try {
            answer(asked);
        } catch (KafkaException refused) {
            if (!expected.isInstance(refused.getCause())) {
                throw refused;
            }
        }
    }

    private static <T> T answer(KafkaFuture<T> asked) {
        try {
            return asked.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | java.util.concurrent.TimeoutException refused) {
            Throwable cause = refused.getCause() == null ? refused : refused.getCause();
            throw new KafkaException("Kafka did not do as asked for a feed: " + cause, cause);
        } catch (InterruptedException stopped) {
            throw new InterruptException(stopped);
        }
    }
}

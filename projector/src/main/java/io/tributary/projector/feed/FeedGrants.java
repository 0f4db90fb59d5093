package io.tributary.projector.feed;

import io.tributary.schemas.contract.FeedName;
import java.util.List;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/// What the user of a feed may do: read its topic, and keep places in groups of its own.
final class FeedGrants {
    private static final String ANY_HOST = "*";

    private FeedGrants() {}

    /// @param principal as Kafka spells it
    static List<AclBinding> of(String principal, FeedName feed) {
        return List.of(
                mayRead(principal, ResourceType.TOPIC, feed.topic(), PatternType.LITERAL),
                mayRead(principal, ResourceType.GROUP, feed.groups(), PatternType.PREFIXED));
    }

    /// To read includes to describe.
    private static AclBinding mayRead(
            String principal, ResourceType type, String name, PatternType pattern) {
        return new AclBinding(
                new ResourcePattern(type, name, pattern),
                new AccessControlEntry(
                        principal, ANY_HOST, AclOperation.READ, AclPermissionType.ALLOW));
    }
}

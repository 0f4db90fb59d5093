package io.tributary.projector.topology;

import io.tributary.projector.registry.WriterSchemas;
import io.tributary.schemas.catalog.Domain;
import io.tributary.schemas.catalog.DomainCatalog;
import io.tributary.schemas.catalog.Entity;
import io.tributary.schemas.catalog.FiguresVisibility;
import io.tributary.schemas.catalog.Rollup;
import io.tributary.schemas.contract.TopicName;
import io.tributary.schemas.derive.RowSchema;
import java.util.List;
import java.util.Map;

/// A small domain whose rows are seen like their parent or by participants.
final class ClubDomain {
    private static final Domain DOMAIN = CallDomain.read("club");
    private static final DomainCatalog CATALOG = new DomainCatalog(List.of(DOMAIN));
    static final Entity POST = DOMAIN.findEntity("Post").orElseThrow();
    static final Entity COMMENT = DOMAIN.findEntity("Comment").orElseThrow();
    static final Entity GUEST = DOMAIN.findEntity("Guest").orElseThrow();
    static final Entity MESSAGE = DOMAIN.findEntity("Message").orElseThrow();
    private static final List<Entity> REGISTERED = List.of(POST, COMMENT, GUEST, MESSAGE);
    private static final WriterSchemas WRITER_SCHEMAS = id -> RowSchema.avroFor(REGISTERED.get(id));

    private ClubDomain() {}

    /// A rollup of posts.
    static DerivedModel figures(String name) {
        Rollup rollup =
                POST.rollups().stream()
                        .filter(r -> r.name().equals(name))
                        .findFirst()
                        .orElseThrow();
        return new RollupDerivedModel(
                rollup,
                POST,
                new FiguresVisibility(CATALOG).ofRollup(POST, rollup).orElseThrow(),
                RowSchema.avroFor(POST),
                WRITER_SCHEMAS);
    }

    static DerivedModel documentsOf(Entity entity) {
        return new RestrictedDerivedModel(
                entity,
                CATALOG.decidesOn(entity).orElseThrow(),
                RowSchema::avroFor,
                WRITER_SCHEMAS);
    }

    static String topicOf(Entity entity) {
        return TopicName.of(entity.table());
    }

    static byte[] row(Entity entity, String key, Map<String, Object> values) {
        return Rows.bytes(REGISTERED.indexOf(entity), RowSchema.avroFor(entity), key, values);
    }
}

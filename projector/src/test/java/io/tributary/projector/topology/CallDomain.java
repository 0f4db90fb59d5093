package io.tributary.projector.topology;

import io.tributary.schemas.catalog.CatalogReader;
import io.tributary.schemas.catalog.Domain;
import io.tributary.schemas.catalog.EmbeddedModel;
import io.tributary.schemas.catalog.Entity;
import io.tributary.schemas.catalog.Visibility;
import io.tributary.schemas.contract.TopicName;
import io.tributary.schemas.derive.RowSchema;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;

/// A small domain of campaigns and their calls, with one rollup and one embedded model.
final class CallDomain {
    static final Domain DOMAIN = read("shop");
    static final Entity CALL = DOMAIN.findEntity("Call").orElseThrow();
    static final Entity CAMPAIGN = DOMAIN.findEntity("Campaign").orElseThrow();
    static final String CALLS_TOPIC = TopicName.of(CALL.table());
    static final String CAMPAIGNS_TOPIC = TopicName.of(CAMPAIGN.table());

    private CallDomain() {}

    static DerivedModel rollup() {
        return new RollupDerivedModel(
                CALL.rollups().getFirst(),
                CALL,
                new Visibility.Everyone(),
                RowSchema.avroFor(CALL),
                Rows.WRITER_SCHEMAS);
    }

    static DerivedModel embedded() {
        EmbeddedModel model = CAMPAIGN.embedded().getFirst();
        return new EmbeddedDerivedModel(
                model,
                name -> DOMAIN.findEntity(name).orElseThrow(),
                new Visibility.Everyone(),
                RowSchema::avroFor,
                Rows.WRITER_SCHEMAS);
    }

    /// The only domain of a file in the test resources.
    static Domain read(String name) {
        String file = "/domains/" + name + ".avdl";
        try (InputStream in = CallDomain.class.getResourceAsStream(file)) {
            String text =
                    new String(
                            Objects.requireNonNull(in, file).readAllBytes(),
                            StandardCharsets.UTF_8);
            return CatalogReader.read(Map.of(name + ".avdl", text)).find(name).orElseThrow();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

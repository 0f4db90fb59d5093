package io.tributary.projector.registry;

import io.tributary.projector.intake.SchemaRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.avro.Schema;
import org.springframework.stereotype.Component;

/// Writer schemas from the registry over HTTP.
@Component
final class RegistrySchemas implements WriterSchemas {
    private final SchemaRegistry registry;

    RegistrySchemas(SchemaRegistry registry) {
        this.registry = registry;
    }

    @Override
    public Schema byId(int id) {
        try {
            return registry.schema(id);
        } catch (SchemaRegistry.NoSuchSchema none) {
            throw new UnknownWriterSchema(id);
        } catch (SchemaRegistry.RegistryUnreachable silent) {
            throw new UncheckedIOException(new IOException(silent));
        }
    }
}

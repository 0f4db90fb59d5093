package io.tributary.query.offer;

import io.tributary.schemas.catalog.CommandDefinition;
import io.tributary.schemas.catalog.Domain;
import io.tributary.schemas.catalog.DomainCatalog;
import io.tributary.schemas.derive.CommandContract;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// Tells a command: the JSON Schema of its body, which of its fields refer to what or need more
/// than their type says, and the state that it asks for.
final class CommandOffer {
    private CommandOffer() {}

    static Map<String, Object> of(DomainCatalog catalog, Domain domain, CommandDefinition command) {
        Map<String, Object> references = new LinkedHashMap<>();
        command.fields()
                .forEach(
                        field ->
                                field.reference()
                                        .flatMap(r -> catalog.target(domain, r))
                                        .ifPresent(
                                                target ->
                                                        references.put(
                                                                field.name(),
                                                                ReferenceOffer.of(target))));
        Map<String, Object> offer = new LinkedHashMap<>();
        offer.put("name", command.name());
        offer.put("effect", command.effect().name().toLowerCase(Locale.ROOT));
        offer.put("named", command.named());
        offer.put("when", command.when());
        offer.put("references", references);
        offer.put("hints", FieldHints.of(command));
        offer.put("schema", CommandContract.jsonSchemaFor(command));
        return offer;
    }
}

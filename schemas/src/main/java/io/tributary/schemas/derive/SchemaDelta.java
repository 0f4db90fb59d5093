package io.tributary.schemas.derive;

import io.tributary.schemas.catalog.Domain;
import io.tributary.schemas.catalog.DomainCatalog;
import io.tributary.schemas.catalog.Entity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What it takes to get a database from one catalog to another.
///
/// A change is either additive, so that services of both catalogs can run beside each other, or it
/// is refused. A domain that is not active any more keeps its tables.
///
/// @param statements SQL in order; empty when nothing changes in the database
/// @param validations SQL to run after the statements have been committed, since it looks through
///   tables and would otherwise keep writers out while it does
/// @param refusals why the change cannot be made, as `file:line: Expected …, but found …. Next
///   step.`
/// @param rebuilds aliases of read models whose documents are defined differently now
public record SchemaDelta(
        List<String> statements,
        List<String> validations,
        List<String> refusals,
        List<String> rebuilds) {

    public SchemaDelta {
        statements = List.copyOf(statements);
        validations = List.copyOf(validations);
        refusals = List.copyOf(refusals);
        rebuilds = List.copyOf(rebuilds);
    }

    public boolean isRefused() {
        return !refusals.isEmpty();
    }

    public boolean isEmpty() {
        return statements.isEmpty() && refusals.isEmpty() && rebuilds.isEmpty();
    }

    public static SchemaDelta between(DomainCatalog before, DomainCatalog after) {
        List<String> statements = new ArrayList<>();
        List<String> references = new ArrayList<>();
        List<String> validations = new ArrayList<>();
        List<String> refusals = new ArrayList<>();
        List<String> rebuilds = new ArrayList<>();
        for (Domain domain : after.domains()) {
            Optional<Domain> known = before.find(domain.name());
            if (known.isEmpty()) {
                statements.addAll(TableDefinition.schemaFor(domain));
            }
            for (Entity entity : domain.entities()) {
                Optional<Entity> old = known.flatMap(d -> d.findTable(entity.table().table()));
                if (old.isEmpty()) {
                    statements.addAll(TableDefinition.sqlFor(entity));
                    references.addAll(TableDefinition.referencesFor(after, entity));
                } else {
                    EntityDelta delta = new EntityDelta(old.get(), entity);
                    statements.addAll(delta.statements());
                    references.addAll(delta.references(before, after));
                    validations.addAll(delta.validations());
                    refusals.addAll(delta.refusals());
                    rebuilds.addAll(new ReadModelDelta(before, after).rebuilds(old.get(), entity));
                }
            }
            known.ifPresent(d -> refusals.addAll(removedTables(d, domain)));
        }
        statements.addAll(references);
        return new SchemaDelta(statements, validations, refusals, rebuilds);
    }

    private static List<String> removedTables(Domain before, Domain after) {
        return before.entities().stream()
                .filter(e -> after.findTable(e.table().table()).isEmpty())
                .map(
                        e ->
                                ("%s.avdl:1: Expected the table %s, which the database has, but found"
                                                + " none. Keep its record, with @no_generic when nobody"
                                                + " should write it.")
                                        .formatted(after.name(), e.table()))
                .toList();
    }
}

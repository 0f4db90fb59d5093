package io.tributary.command.decision;

import io.tributary.command.tenancy.Caller;
import io.tributary.schemas.catalog.CommandDefinition;
import io.tributary.schemas.catalog.Scope;

/// The SQL that decides, inside the command's own statement, whether the caller may send it.
///
/// Each is a common table expression `gate` of one row `(refusal, role)`: the refusal is an error
/// code or null. Parameters: `{organization}`, `{actor}`, `{roles}`, `{feature}`, `{operator}`,
/// `{permission}`, `{permissions}`, `{multi_factor}`, `{issued_at}` and `{key_hash}`.
public interface OrganizationGate {

    /// For members, who may by their role or by a grant.
    String membership(CommandDefinition definition);

    /// For apps, who may by the role and the scopes of their key.
    String key(CommandDefinition definition);

    /// The same for commands that bring the organization into being, and for those about the
    /// caller's own rows: they need no membership.
    String founding();

    /// The same for commands by which somebody becomes a member: the organization must be open.
    String joining();

    /// The same for commands about rows that all organizations share: from operators only.
    String operation();

    /// The same for what the platform itself sends to an organization: no membership is needed, the
    /// feature must be on, and a read-only organization is only told what is not about its work,
    /// such as that its trial is over.
    String system();

    /// The one that a command of the caller about rows of the scope has to pass.
    default String sqlFor(Scope scope, Caller caller, CommandDefinition definition) {
        return switch (scope) {
            case ORGANIZATION -> ofOrganization(caller, definition);
            case USER -> founding();
            case GLOBAL -> operation();
            case PLATFORM ->
                    throw new IllegalArgumentException(
                            "Expected a command that is offered, but found %s."
                                    .formatted(definition.name()));
        };
    }

    private String ofOrganization(Caller caller, CommandDefinition definition) {
        return switch (caller.kind()) {
            case SYSTEM -> system();
            case KEY -> key(definition);
            case PERSON -> ofPerson(definition);
        };
    }

    private String ofPerson(CommandDefinition definition) {
        if (definition.founding()) {
            return founding();
        }
        return definition.terms().joining() ? joining() : membership(definition);
    }
}

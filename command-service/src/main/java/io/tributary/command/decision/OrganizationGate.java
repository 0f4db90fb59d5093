package io.tributary.command.decision;

/// The SQL that decides, inside the command's own statement, whether the caller may send it.
public interface OrganizationGate {

    /// A common table expression `gate` of one row `(refusal, role)`: the refusal is an error code
    /// or null. Parameters: `{organization}`, `{actor}`, `{roles}` and `{feature}`.
    String membership();

    /// The same for commands that bring the organization into being and need no membership.
    String founding();
}

package io.tributary.command.limits;

import io.tributary.command.settings.LimitSettings;
import io.tributary.command.tenancy.Caller;
import io.tributary.command.tenancy.Owner;
import io.tributary.schemas.catalog.Scope;
import io.tributary.schemas.contract.LimitReached;
import io.tributary.schemas.contract.ReservedOrganization;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/// How many commands a user and an organization may send in a minute, over all processes.
///
/// **Nothing here waits for the database**: see {@link SharedBudget}. While the database is away
/// each process holds to the limits by itself.
///
/// Safe for use by many threads.
public final class CommandLimits {
    /// The names under which operators change them.
    public static final String OF_ORGANIZATION = "commands";

    static final String OF_USER = "commands_of_user";

    /// How often operators' changes are looked for.
    private static final Duration LOOK = Duration.ofSeconds(1);

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Quota usualOfOrganization;
    private final Quota usualOfUser;
    private final SharedBudgets budgets = new SharedBudgets();
    private final LimitChanges changes = new LimitChanges();
    private long lookedAt;

    public CommandLimits(LimitSettings settings) {
        this.usualOfOrganization = new Quota(settings.organizationPerMinute(), MINUTE);
        this.usualOfUser = new Quota(settings.userPerMinute(), MINUTE);
    }

    /// Counts the commands for their sender. The organization's budget is only looked at: a
    /// stranger must not spend it. The platform itself is held to no limit.
    public Optional<LimitReached> refusal(Owner owner, Caller caller, int commands) {
        if (caller.kind() == Caller.Kind.SYSTEM) {
            return Optional.empty();
        }
        long now = System.nanoTime();
        Optional<LimitReached> refusal =
                reached(OF_USER, caller.user(), ofUser(), now, commands)
                        .or(
                                () ->
                                        owner.scope() == Scope.ORGANIZATION
                                                ? reached(
                                                        OF_ORGANIZATION,
                                                        owner.id(),
                                                        ofOrganization(owner.id()),
                                                        now,
                                                        commands)
                                                : Optional.empty());
        if (refusal.isEmpty()) {
            budgets.take(key(OF_USER, caller.user()), now, commands, ofUser());
        }
        return refusal;
    }

    /// Counts them for their organization too: they came from one of its members.
    public void countForOrganization(Owner owner, int commands) {
        if (owner.scope() == Scope.ORGANIZATION) {
            budgets.take(
                    key(OF_ORGANIZATION, owner.id()),
                    System.nanoTime(),
                    commands,
                    ofOrganization(owner.id()));
        }
    }

    /// How many budgets are kept in memory.
    public int size() {
        return budgets.size();
    }

    /// By one thread.
    void exchange(DataSource database) throws SQLException {
        long now = System.nanoTime();
        budgets.forgetWhole(now);
        boolean look = lookedAt == 0 || now - lookedAt >= LOOK.toNanos();
        if (!look && !budgets.hasNews()) {
            return;
        }
        try (Connection connection = database.getConnection()) {
            if (look) {
                changes.read(connection);
                lookedAt = now;
            }
            budgets.exchange(connection);
        }
    }

    private Optional<LimitReached> reached(
            String kind, UUID id, Quota quota, long now, int commands) {
        long wait = budgets.wait(key(kind, id), now, commands, quota);
        return wait == 0
                ? Optional.empty()
                : Optional.of(
                        new LimitReached(
                                kind, quota.most(), quota.window(), Duration.ofNanos(wait)));
    }

    private Quota ofOrganization(UUID organization) {
        return changes.quota(organization, OF_ORGANIZATION, usualOfOrganization);
    }

    private Quota ofUser() {
        return changes.quota(ReservedOrganization.ID, OF_USER, usualOfUser);
    }

    private static SharedBudgets.Key key(String kind, UUID id) {
        return new SharedBudgets.Key(kind, id);
    }
}

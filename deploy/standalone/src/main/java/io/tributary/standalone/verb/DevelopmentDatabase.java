package io.tributary.standalone.verb;

import io.tributary.servers.home.Home;
import io.tributary.servers.home.Passwords;
import io.tributary.servers.home.ServerFailure;
import io.tributary.standalone.run.Addresses;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;

/// What the entry script itself asks and writes in the database of a local run.
final class DevelopmentDatabase {
    private final Addresses addresses;
    private final Passwords passwords;

    DevelopmentDatabase(Home home, Addresses addresses) {
        this.addresses = addresses;
        this.passwords = new Passwords(home);
    }

    /// The organization with that slug.
    Optional<UUID> organizationOf(String slug) {
        return answer(
                "select id from identity.organizations where slug = ?",
                statement -> statement.setString(1, slug));
    }

    boolean exists(UUID organization) {
        return answer(
                        "select id from identity.organizations where id = ?",
                        statement -> statement.setObject(1, organization))
                .isPresent();
    }

    /// One of its active owners.
    Optional<UUID> ownerOf(UUID organization) {
        return answer(
                "select user_id from identity.organization_members where organization_id = ?"
                        + " and role = 'owner' and status = 'active' order by joined_at, id",
                statement -> statement.setObject(1, organization));
    }

    /// Makes sure of an active membership, as any other application that writes under row security
    /// would: the change is journaled as external.
    void ensureMember(UUID organization, UUID user, String name, String role) {
        try (var connection = connect("tributary_outside")) {
            connection.setAutoCommit(false);
            try (var tenant =
                    connection.prepareStatement(
                            "select set_config('tributary.organization', ?, true)")) {
                tenant.setString(1, organization.toString());
                tenant.execute();
            }
            try (var write =
                    connection.prepareStatement(
                            """
                            insert into identity.organization_members as m
                              (organization_id, user_id, display_name, role, status, joined_at)
                            values (?, ?, ?, ?, 'active', now())
                            on conflict (organization_id, user_id) do update
                              set role = excluded.role, status = 'active'
                              where (m.role, m.status) is distinct from (excluded.role, 'active')
                            """)) {
                write.setObject(1, organization);
                write.setObject(2, user);
                write.setString(3, name);
                write.setString(4, role);
                write.executeUpdate();
            }
            connection.commit();
        } catch (SQLException e) {
            throw new ServerFailure(
                    "Expected to make %s a member of %s as %s, but: %s"
                            .formatted(user, organization, role, e.getMessage()),
                    e);
        }
    }

    private Optional<UUID> answer(String query, Parameters parameters) {
        try (var connection = connect("postgres");
                var statement = connection.prepareStatement(query)) {
            parameters.set(statement);
            try (var rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(rows.getObject(1, UUID.class)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new ServerFailure("Expected an answer of PostgreSQL, but: " + e.getMessage(), e);
        }
    }

    private Connection connect(String role) throws SQLException {
        var login = new Properties();
        login.setProperty("user", role);
        login.setProperty("password", passwords.ofRole(role));
        return DriverManager.getConnection(addresses.jdbc(), login);
    }

    /// Sets the parameters of a query.
    private interface Parameters {
        void set(PreparedStatement statement) throws SQLException;
    }
}

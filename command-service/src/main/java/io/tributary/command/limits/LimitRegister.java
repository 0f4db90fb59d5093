package io.tributary.command.limits;

import io.tributary.command.validation.CommandRejected;
import io.tributary.command.validation.Rejection;
import io.tributary.command.write.TenantStatements;
import io.tributary.schemas.catalog.LiveCatalog;
import io.tributary.schemas.catalog.RateLimit;
import io.tributary.schemas.contract.ErrorCode;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Keeps what operators changed. Commands of every process keep to it a moment later.
@Component
final class LimitRegister {
    private static final Set<String> GREAT =
            Set.of(CommandLimits.OF_ORGANIZATION, CommandLimits.OF_USER);

    private final DataSource database;
    private final Supplier<Set<String>> names;

    LimitRegister(DataSource database, LiveCatalog live) {
        this.database = database;
        this.names =
                live.derived(
                        catalog -> {
                            Set<String> all = new TreeSet<>(GREAT);
                            catalog.domains().stream()
                                    .flatMap(d -> d.commands().stream())
                                    .flatMap(c -> c.terms().limits().stream())
                                    .map(RateLimit::name)
                                    .forEach(all::add);
                            return all;
                        });
    }

    /// @throws CommandRejected when no limit has the name
    String known(String name) {
        if (!names.get().contains(name)) {
            throw new CommandRejected(
                    Rejection.of(
                            ErrorCode.COMMAND_UNKNOWN,
                            "Expected one of the limits %s, but found another."
                                    .formatted(String.join(", ", names.get()))));
        }
        return name;
    }

    /// The most that the limit can be set to.
    int highest(String name) {
        return GREAT.contains(name) ? 100_000_000 : RateLimit.MOST;
    }

    void set(UUID organization, String name, int most, int seconds, UUID operator) {
        write(organization, name, most, seconds, operator);
    }

    void reset(UUID organization, String name, UUID operator) {
        write(organization, name, null, null, operator);
    }

    private void write(
            UUID organization,
            String name,
            @Nullable Integer most,
            @Nullable Integer seconds,
            UUID operator) {
        try (var connection = database.getConnection();
                var call =
                        connection.prepareStatement("select platform.set_limit(?, ?, ?, ?, ?)")) {
            call.setObject(1, organization);
            call.setString(2, name);
            call.setObject(3, most, Types.INTEGER);
            call.setObject(4, seconds, Types.INTEGER);
            call.setString(5, operator.toString());
            call.execute();
        } catch (SQLException failure) {
            throw TenantStatements.failed(failure);
        }
    }
}

package io.tributary.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.command.FuzzCatalog.Kind;
import io.tributary.command.FuzzWorld.Made;
import io.tributary.fixtures.Covers;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Anybody sends anything about anything: people of several organizations and roles, strangers and
/// apps, about rows of their own organization that they see or not, of others and of nobody. What
/// must come of it is told by {@link FuzzModel}, which knows nothing of the engine.
///
/// Several worlds at once, so that connections go from hand to hand. Another run tries other
/// things; what failed is repeated with `-Dtributary.fuzz.seed`.
@Covers({"PL-1", "ID-3", "ID-4", "ID-8", "ID-10"})
class IsolationFuzzIT {
    private static final boolean FULL = Boolean.getBoolean("tributary.full");
    private static final int WORLDS = FULL ? 4 : 2;
    private static final int TRIES = FULL ? 20_000 : 500;
    private static final long SEED =
            Long.getLong("tributary.fuzz.seed", System.nanoTime() & 0xffffff);

    private final Trial trial = Trial.shared();
    private final FuzzCatalog catalog =
            new FuzzCatalog("identity", "dialer", "learning", "community");

    @Test
    void nobody_does_or_learns_anything_that_the_domains_do_not_allow() {
        // When
        Set<String> sent = run(true);

        // Then
        assertThat(sent).as("commands that were sent").hasSizeGreaterThan(60);
    }

    /// The service keeps its promise by itself; so does the database, see above.
    @Test
    void nor_where_the_database_has_no_policies_for_rows_that_not_everybody_sees() {
        // Given
        for (Kind kind : catalog.kinds) {
            for (String policy : List.of("seen_rows_updated", "seen_rows_deleted")) {
                trial.sql("drop policy if exists %s on %s".formatted(policy, kind.qualified()));
            }
        }

        // When
        Set<String> sent;
        try {
            sent = run(false);
        } finally {
            trial.schema("apply");
        }

        // Then
        assertThat(sent).as("commands that were sent").hasSizeGreaterThan(60);
    }

    private Set<String> run(boolean policies) {
        Set<String> all = new HashSet<>();
        Parallel.all(WORLDS, number -> run(policies ? number : WORLDS + number, policies))
                .forEach(all::addAll);
        return all;
    }

    /// One world; returns the commands that were sent.
    private Set<String> run(int number, boolean policies) {
        Random random = new Random(SEED + number);
        Set<String> sent = new HashSet<>();
        try (FuzzWorld world = new FuzzWorld(catalog, random)) {
            assertThat(world.rows.stream().map(Made::kind).distinct().count()).isGreaterThan(20);
            FuzzSession session = new FuzzSession(catalog, world, random, policies);
            for (int i = 0; i < TRIES / WORLDS / 2; i++) {
                sent.addAll(
                        session.tryAnything(
                                "seed %d, world %d, try %d".formatted(SEED, number, i)));
            }
            assertThat(strangersRows(world)).as("rows by nobody of the organization").isZero();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
        return sent;
    }

    private long strangersRows(FuzzWorld world) {
        String ours =
                world.owners.stream()
                        .map(o -> "'" + o.organization() + "'")
                        .collect(Collectors.joining(", "));
        String counts =
                catalog.kinds.stream()
                        .filter(k -> k.scope().equals("organization"))
                        .map(
                                k ->
                                        "(select count(*) from %s t where t.organization_id in (%s) and t.created_by not in (select m.user_id from identity.organization_members m where m.organization_id = t.organization_id union all select k.id from identity.api_keys k where k.organization_id = t.organization_id))"
                                                .formatted(k.qualified(), ours))
                        .collect(Collectors.joining(" + "));
        return Long.parseLong(String.valueOf(world.sql("select " + counts)));
    }
}

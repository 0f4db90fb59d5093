package io.tributary.command.effects;

import io.tributary.command.write.TenantStatements;
import io.tributary.schemas.contract.ReservedOrganization;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What the database knows of effects, for those who deliver them.
final class EffectRegister {
    private static final String CLAIM =
            """
            select * from platform.claim_effects(
                {kinds}, {busy}, {most}, {share}, cast({lease} as interval))
            """;

    private static final String FIND = "select * from platform.find_effect({id})";

    private static final String STATE =
            "select pending, dead, late_ms from platform.effects_state({kinds})";

    private static final String END =
            """
            update platform.effects set state = {state}, ended_at = now(), last_error = {reason}
            where organization_id = {organization} and id = {id} and state = 'pending'
            """;

    private static final String POSTPONE =
            """
            update platform.effects
            set next_at = now() + cast({pause} as interval), last_error = {reason}
            where organization_id = {organization} and id = {id} and state = 'pending'
            """;

    private final TenantStatements statements;

    EffectRegister(TenantStatements statements) {
        this.statements = statements;
    }

    /// How many wait, how many are dead, each counted up to a thousand, and how long the oldest
    /// that could be delivered has waited.
    record State(long pending, long dead, Duration late) {
        static final State NONE = new State(0, 0, Duration.ZERO);
    }

    /// Each effect to one worker at a time.
    ///
    /// @param busy organizations that get none now
    /// @param share most of one organization
    /// @param lease after it, others take over
    List<StoredEffect> claim(
            String[] kinds, Collection<UUID> busy, int most, int share, Duration lease) {
        return statements.query(
                ReservedOrganization.ID,
                CLAIM,
                Map.of(
                        "kinds", kinds,
                        "busy", busy.stream().map(UUID::toString).toArray(String[]::new),
                        "most", most,
                        "share", share,
                        "lease", lease.toString()),
                StoredEffect::read);
    }

    Optional<StoredEffect> find(UUID id) {
        return statements
                .query(ReservedOrganization.ID, FIND, Map.of("id", id), StoredEffect::read)
                .stream()
                .findFirst();
    }

    State state(String[] kinds) {
        return statements
                .query(
                        ReservedOrganization.ID,
                        STATE,
                        Map.of("kinds", kinds),
                        row ->
                                new State(
                                        row.getLong(1),
                                        row.getLong(2),
                                        Duration.ofMillis(row.getLong(3))))
                .getFirst();
    }

    void delivered(StoredEffect effect) {
        end(effect, "delivered", null);
    }

    /// Nobody tries again unless an operator says so.
    void giveUp(StoredEffect effect, String reason) {
        end(effect, "dead", reason);
    }

    private void end(StoredEffect effect, String state, @Nullable String reason) {
        Map<String, @Nullable Object> values = identity(effect, reason);
        values.put("state", state);
        statements.update(effect.organization(), END, values);
    }

    void postpone(StoredEffect effect, Duration pause, String reason) {
        Map<String, @Nullable Object> values = identity(effect, reason);
        values.put("pause", pause.toString());
        statements.update(effect.organization(), POSTPONE, values);
    }

    private static Map<String, @Nullable Object> identity(
            StoredEffect effect, @Nullable String reason) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("id", effect.id());
        values.put("reason", reason);
        return values;
    }
}

package io.tributary.command.effects;

import io.tributary.command.tenancy.Caller;
import io.tributary.command.tenancy.Owner;
import io.tributary.command.validation.CommandRejected;
import io.tributary.command.validation.Rejection;
import io.tributary.command.write.CommandContext;
import io.tributary.command.write.OperatorStatements;
import io.tributary.command.write.TenantStatements;
import io.tributary.schemas.contract.ErrorCode;
import io.tributary.schemas.contract.ReservedOrganization;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Effects that were given up, and what operators do about them; journaled in the organization.
///
/// @throws CommandRejected in every method that changes one, when it is not dead
final class DeadEffects {
    private static final int MOST = 200;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// Without recipients and contents: an operator needs neither.
    private static final String LIST =
            "select row_to_json(e)::text from platform.list_effects({state}, {most}) e";

    private static final String REDRIVE =
            """
            update platform.effects
            set state = 'pending', attempts = 0, next_at = now(), ended_at = null
            where organization_id = {organization} and id = {id} and state = 'dead' returning id\
            """;

    private static final String DISCARD =
            """
            update platform.effects set state = 'discarded', ended_at = now()
            where organization_id = {organization} and id = {id} and state = 'dead' returning id\
            """;

    private final EffectRegister register;
    private final TenantStatements statements;
    private final OperatorStatements changes;

    DeadEffects(EffectRegister register, TenantStatements statements, OperatorStatements changes) {
        this.register = register;
        this.statements = statements;
        this.changes = changes;
    }

    /// `{"effects": […]}`, the newest first, at most two hundred.
    ObjectNode list(String state) {
        List<String> found =
                statements.query(
                        ReservedOrganization.ID,
                        LIST,
                        Map.of("state", state, "most", MOST),
                        row -> row.getString(1));
        ObjectNode list = JsonNodeFactory.instance.objectNode();
        var effects = list.putArray("effects");
        found.forEach(effect -> effects.add(JSON.readTree(effect)));
        return list;
    }

    /// Begins anew with all attempts.
    void redrive(UUID id, Caller operator, String traceparent) {
        change(id, operator, traceparent, "platform.effect.redrive", REDRIVE);
    }

    /// It is never delivered.
    void discard(UUID id, Caller operator, String traceparent) {
        change(id, operator, traceparent, "platform.effect.discard", DISCARD);
    }

    private void change(
            UUID id, Caller operator, String traceparent, String command, String statement) {
        StoredEffect effect = register.find(id).orElseThrow(DeadEffects::unknown);
        CommandContext context =
                new CommandContext(
                        Owner.organization(effect.organization()),
                        operator,
                        command,
                        traceparent,
                        Optional.empty(),
                        new byte[0]);
        if (!changes.change(context, statement, Map.of("id", id))) {
            throw new CommandRejected(
                    Rejection.of(
                            ErrorCode.COMMAND_TRANSITION_REFUSED,
                            "Expected an effect that was given up, but it is not. List them again."));
        }
    }

    static CommandRejected unknown() {
        return new CommandRejected(
                Rejection.of(
                        ErrorCode.COMMAND_EFFECT_UNKNOWN,
                        "Expected an effect with this id, but found none. Look it up again."));
    }
}

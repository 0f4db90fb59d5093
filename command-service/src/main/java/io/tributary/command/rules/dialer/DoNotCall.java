package io.tributary.command.rules.dialer;

import io.tributary.command.decision.RowCondition;
import io.tributary.command.decision.RowStore;
import io.tributary.command.validation.Rejection;
import io.tributary.command.validation.TimeOrderedId;
import io.tributary.command.validation.ValidCommand;
import io.tributary.schemas.catalog.Entity;
import io.tributary.schemas.contract.ErrorCode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The numbers that must not be called or written to.
final class DoNotCall {
    /// How a lead says so itself.
    static final String STATUS = "do_not_call";

    private final RowStore rows;
    private final Entity list;

    DoNotCall(RowStore rows) {
        this.rows = rows;
        this.list = rows.entity("DncEntry");
    }

    boolean lists(String phone) {
        return !amongst(List.of(phone)).isEmpty();
    }

    /// Those of at most {@link RowStore#PAGE} numbers that are on the list.
    Set<String> amongst(List<String> phones) {
        Set<String> listed = new HashSet<>();
        rows.page(list, List.of(new RowCondition.In("phone", phones)), ValidCommand.NO_ROW)
                .forEach(entry -> listed.add(entry.get("phone").stringValue()));
        return listed;
    }

    void add(String phone, String source) {
        if (!lists(phone)) {
            ObjectNode entry = JsonNodeFactory.instance.objectNode();
            entry.put("phone", phone);
            entry.put("reason", "asked");
            entry.put("source", source);
            rows.insert(list, TimeOrderedId.next(), entry);
        }
    }

    static Rejection refusal() {
        return Rejection.of(
                ErrorCode.COMMAND_RULE_REFUSED,
                "Expected a number that may be called and written to, but it is on the do-not-call"
                        + " list. Leave it alone.");
    }
}

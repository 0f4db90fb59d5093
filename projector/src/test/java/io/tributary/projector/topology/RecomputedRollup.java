package io.tributary.projector.topology;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The rollup of {@link CallDomain}, computed plainly from the rows that are there: what the
/// topology must arrive at by whatever way.
final class RecomputedRollup {

    /// @param campaign null for none
    record Call(
            String organization,
            String id,
            @Nullable String campaign,
            @Nullable String outcome,
            boolean contacted,
            int seconds,
            String amount,
            @Nullable Instant startedAt) {

        String key() {
            return organization + "/" + id;
        }

        byte[] row() {
            Map<String, Object> values = new HashMap<>();
            values.put("campaign_id", campaign);
            values.put("outcome", outcome);
            values.put("contacted", contacted);
            values.put("seconds", seconds);
            values.put("amount", Rows.decimal(amount));
            values.put("started_at", startedAt == null ? null : startedAt.toEpochMilli());
            return Rows.call(key(), values);
        }

        private String bucket() {
            long minutes = startedAt == null ? 0 : startedAt.getEpochSecond() / 60;
            return "%s/call_figures/%d/%s/%s"
                    .formatted(
                            organization,
                            minutes - minutes % 15,
                            campaign == null ? "~" : campaign,
                            outcome == null ? "~" : outcome);
        }
    }

    private RecomputedRollup() {}

    /// Document id to calls, contacts, seconds, sold (in cents).
    static Map<String, List<Long>> of(Iterable<Call> calls) {
        Map<String, List<Long>> figures = new HashMap<>();
        for (Call call : calls) {
            if (call.startedAt() != null) {
                boolean sold = "sale".equals(call.outcome()) || "upsell".equals(call.outcome());
                long cents = new BigDecimal(call.amount()).movePointRight(2).longValueExact();
                figures.merge(
                        call.bucket(),
                        List.of(
                                1L,
                                call.contacted() ? 1L : 0L,
                                (long) call.seconds(),
                                sold ? cents : 0L),
                        RecomputedRollup::sum);
            }
        }
        return figures;
    }

    /// The same of documents.
    static Map<String, List<Long>> figuresOf(Map<String, JsonNode> documents) {
        Map<String, List<Long>> figures = new HashMap<>();
        documents.forEach(
                (id, document) -> {
                    if (document.get("row_count").asLong() != document.get("calls").asLong()) {
                        throw new IllegalStateException(
                                "row_count differs from calls: " + document);
                    }
                    figures.put(
                            id,
                            List.of(
                                    document.get("calls").asLong(),
                                    document.get("contacts").asLong(),
                                    document.get("seconds").asLong(),
                                    document.get("sold").asLong()));
                });
        return figures;
    }

    private static List<Long> sum(List<Long> one, List<Long> other) {
        return List.of(
                one.get(0) + other.get(0),
                one.get(1) + other.get(1),
                one.get(2) + other.get(2),
                one.get(3) + other.get(3));
    }
}

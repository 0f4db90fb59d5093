package io.tributary.command.imports;

import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// An import as callers see it.
final class ImportAnswer {
    private static final double MILLIS = 1000.0;

    private ImportAnswer() {}

    static ObjectNode of(ImportState state) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        Counts counts = state.counts();
        answer.put("id", state.id().toString())
                .put("domain", state.domain())
                .put("entity", state.entity())
                .put("format", state.format().spelling())
                .put("existing", state.existing().spelling())
                .put("started_by", state.caller().user().toString())
                .put("status", state.status().spelling())
                .put("bytes", state.size())
                .put("bytes_done", state.position())
                .put("rows", counts.rows())
                .put("created", counts.created())
                .put("updated", counts.updated())
                .put("skipped", counts.skipped())
                .put("refused", counts.refused())
                .put("rows_per_second", rate(counts.rows(), state.workedMillis()))
                .put("created_at", state.times().created().toString());
        moment(answer, "started_at", state.times().started());
        moment(answer, "ended_at", state.times().ended());
        state.token().ifPresent(token -> answer.put("token", token));
        state.problem()
                .ifPresent(
                        problem ->
                                answer.putObject("problem")
                                        .put("code", problem.code())
                                        .put("detail", problem.detail()));
        return answer;
    }

    private static long rate(long rows, long millis) {
        return millis == 0 ? 0 : Math.round(rows * MILLIS / millis);
    }

    private static void moment(ObjectNode answer, String name, Optional<Instant> moment) {
        moment.ifPresent(at -> answer.put(name, at.toString()));
    }
}

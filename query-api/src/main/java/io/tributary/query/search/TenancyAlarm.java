package io.tributary.query.search;

import io.tributary.query.problem.QueryRefused;
import io.tributary.query.telemetry.QueryMetric;
import io.tributary.query.telemetry.QueryMetrics;
import io.tributary.schemas.contract.ErrorCode;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Reports what must never happen: a search without its tenant, a document of another organization.
@Component
public class TenancyAlarm {
    private static final Logger LOG = LoggerFactory.getLogger(TenancyAlarm.class);

    private final QueryMetrics metrics;

    public TenancyAlarm(QueryMetrics metrics) {
        this.metrics = metrics;
    }

    QueryRefused unguarded(String index) {
        metrics.count(QueryMetric.UNGUARDED_PLANS, "read_model", index);
        LOG.error("A plan for {} did not carry its tenant and was not asked.", index);
        return failed();
    }

    void foreignHit(UUID organization, String index, String id) {
        metrics.count(QueryMetric.FOREIGN_HITS, "read_model", index);
        LOG.error(
                "Document {} of {} came back to organization {}; dropped.",
                id,
                index,
                organization);
    }

    QueryRefused foreignFigures(UUID organization, String index) {
        metrics.count(QueryMetric.FOREIGN_HITS, "read_model", index);
        LOG.error(
                "Sums of {} for organization {} held another organization; dropped.",
                index,
                organization);
        return failed();
    }

    private static QueryRefused failed() {
        return new QueryRefused(
                ErrorCode.QUERY_FAILED,
                "The query met an unforeseen failure, which is reported. Try again later.");
    }
}

package io.tributary.query.telemetry;

/// Every metric of this service. Dashboards and alerts name nothing else.
public enum QueryMetric {
    REFUSED("query.response.refused", "Requests answered with problem details, by code"),
    FOREIGN_HITS(
            "query.search.foreign.hits",
            "Documents of another organization that came back and were dropped; never above 0"),
    UNGUARDED_PLANS(
            "query.search.unguarded.plans",
            "Plans without tenancy that were refused; never above 0"),
    SEARCHES("query.search.seconds", "Time in OpenSearch, by operation"),
    CACHE_LOOKUPS(
            "query.search.cache.lookups",
            "Searches that were made, and those that were remembered, by result"),
    REFRESHES("query.freshness.refreshes", "Refreshes asked of OpenSearch, by read model"),
    TOKEN_WAITS("query.freshness.token.seconds", "Time that queries waited for their token"),
    TOKEN_TIMEOUTS("query.freshness.token.timeouts", "Tokens that did not arrive in time"),
    FEED_RESTARTS("query.feed.restarts", "Feeds that failed and started anew, by feed"),
    STREAMS("query.live.streams", "Streams of changes that are open"),
    STREAMS_ENDED("query.live.ended", "Streams that the service ended, by code"),
    WINDOW_BYTES("query.live.window.bytes", "Changes held in memory, roughly"),
    MEMBERSHIPS_LAG("query.tenancy.lag.seconds", "Age of the memberships, of the oldest partition"),
    ORGANIZATIONS("query.tenancy.organizations", "Organizations held in memory");

    private final String metricName;
    private final String description;

    QueryMetric(String metricName, String description) {
        this.metricName = metricName;
        this.description = description;
    }

    public String metricName() {
        return metricName;
    }

    public String description() {
        return description;
    }
}

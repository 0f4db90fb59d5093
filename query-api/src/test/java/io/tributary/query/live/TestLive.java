package io.tributary.query.live;

import io.tributary.query.feed.WriterSchemas;
import io.tributary.query.fixture.TestDomains;
import io.tributary.query.request.QueryCollections;
import java.net.URI;
import tools.jackson.databind.json.JsonMapper;

/// The entities of the test domains, with a registry that nobody asks.
final class TestLive {
    static final LiveEntities ENTITIES =
            new LiveEntities(
                    TestDomains.CATALOG,
                    new QueryCollections(TestDomains.LIVE),
                    new WriterSchemas(
                            URI.create("http://127.0.0.1:1"), JsonMapper.builder().build()));

    static final LiveEntity AGENTS = ENTITIES.ofTopic("tributary.shop.agents").orElseThrow();

    private TestLive() {}
}

package io.tributary.query.live;

import io.tributary.query.feed.WriterSchemas;
import io.tributary.query.fixture.TestDomains;
import io.tributary.query.request.QueryCollections;
import io.tributary.schemas.catalog.LiveCatalog;
import java.net.URI;
import tools.jackson.databind.json.JsonMapper;

/// The entities of the test domains, with a registry that nobody asks.
final class TestLive {
    static final LiveEntities ENTITIES = of(TestDomains.LIVE);

    static final LiveEntity AGENTS = ENTITIES.ofTopic("tributary.shop.agents").orElseThrow();

    private TestLive() {}

    static LiveEntities of(LiveCatalog catalog) {
        return new LiveEntities(
                catalog,
                new QueryCollections(catalog),
                new WriterSchemas(URI.create("http://127.0.0.1:1"), JsonMapper.builder().build()));
    }
}

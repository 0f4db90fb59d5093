package io.tributary.query.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.query.request.QueryCollections;
import io.tributary.schemas.catalog.BaseColumns;
import io.tributary.schemas.catalog.CatalogReader;
import io.tributary.schemas.catalog.LiveCatalog;
import io.tributary.schemas.catalog.Role;
import io.tributary.schemas.derive.Column;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HistorySourcesTest {
    private static final String CLUB =
            """
            @namespace("io.tributary.club")
            protocol Club {
              @table("notes")
              record Note { string @max(40) text; }
              @table("wages")
              @visible({"to": "owner", "field": "person", "and_role": "owner"})
              record Wage { uuid person; }
              @table("guests")
              @visible({"to": "participants", "of": "Guest", "by": "talk_id", "user": "user_id"})
              record Guest { uuid @immutable(true) talk_id; uuid @immutable(true) user_id; }
              @table("words")
              @visible({"to": "participants", "of": "Guest", "by": "talk_id", "user": "user_id"})
              record Word { uuid @immutable(true) talk_id; string @max(40) text; }
            }
            """;
    private static final LiveCatalog LIVE =
            new LiveCatalog(CatalogReader.read(Map.of("club.avdl", CLUB)));

    private final HistorySources sources = new HistorySources(LIVE, new QueryCollections(LIVE));

    @Test
    void of_a_removed_row_it_is_for_admins_and_for_whom_saw_every_row() {
        assertThat(source("notes").removed()).contains(Role.ADMIN);
        assertThat(source("wages").removed()).contains(Role.OWNER);
    }

    @Test
    void what_only_participants_saw_nobody_sees_once_it_is_gone() {
        assertThat(source("words").removed()).isEmpty();
    }

    @Test
    void it_tells_the_fields_of_the_domain_and_none_of_the_engine() {
        assertThat(source("words").fields())
                .extracting(Column::name)
                .containsExactly("talk_id", "text")
                .doesNotContainAnyElementsOf(BaseColumns.NAMES);
    }

    private HistorySource source(String table) {
        return sources.find("club", table).orElseThrow();
    }
}

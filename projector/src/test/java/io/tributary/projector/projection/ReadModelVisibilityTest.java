package io.tributary.projector.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.schemas.catalog.CatalogReader;
import io.tributary.schemas.catalog.Domain;
import io.tributary.schemas.catalog.Entity;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Figures are seen by nobody who does not see each of the rows they are made of.
class ReadModelVisibilityTest {
    private static final GenericRecord ROW =
            new GenericData.Record(Schema.createRecord("Row", null, null, false, List.of()));

    private static final String EVERYONE = "{\"to\": \"everyone\"}";
    private static final String MANAGERS = "{\"to\": \"roles\", \"role\": \"manager\"}";

    @Test
    void a_rollup_of_rows_for_everyone_is_for_everyone() {
        assertThat(ofRollup(EVERYONE)).containsExactly("everyone");
    }

    @Test
    void a_rollup_of_rows_for_a_role_is_for_that_role() {
        assertThat(ofRollup(MANAGERS)).containsExactly("role:manager");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"to\": \"owner\", \"field\": \"agent_id\", \"and_role\": \"manager\"}",
                "{\"to\": \"parent\", \"field\": \"deal_id\"}",
                "{\"to\": \"drafts\", \"author\": \"created_by\", \"field\": \"state\", \"values\": [\"draft\"], \"and_role\": \"admin\"}"
            })
    void a_rollup_of_rows_seen_by_person_is_refused(String visibility) {
        assertThatThrownBy(() -> ofRollup(visibility))
                .isInstanceOf(ReadModelRefused.class)
                .hasMessageContaining("office.visit_counts")
                .hasMessageContaining("Visit")
                .hasMessageContaining("Remove the rollup");
    }

    @Test
    void figures_over_rows_for_a_role_hide_the_parent_s_document_from_weaker_ones() {
        assertThat(embedded(EVERYONE, MANAGERS).of(ROW)).containsExactly("role:manager");
    }

    @Test
    void figures_over_rows_seen_like_their_parent_are_allowed() {
        assertThat(embedded(EVERYONE, "{\"to\": \"parent\", \"field\": \"deal_id\"}").of(ROW))
                .containsExactly("everyone");
    }

    @Test
    void figures_over_rows_of_an_owner_are_refused() {
        assertThatThrownBy(
                        () ->
                                embedded(
                                        EVERYONE,
                                        "{\"to\": \"owner\", \"field\": \"agent_id\", \"and_role\": \"manager\"}"))
                .isInstanceOf(ReadModelRefused.class)
                .hasMessageContaining("its owner");
    }

    private static List<String> ofRollup(String visibility) {
        Entity visit = office(EVERYONE, visibility).findEntity("Visit").orElseThrow();
        return ReadModelVisibility.ofRollup(visit.rollups().getFirst(), visit);
    }

    private static ParentVisibility embedded(String parent, String child) {
        Domain office = office(parent, child);
        Entity deal = office.findEntity("Deal").orElseThrow();
        return new ParentVisibility(
                deal.embedded().getFirst(),
                deal,
                List.of(office.findEntity("Visit").orElseThrow()));
    }

    private static Domain office(String ofDeals, String ofVisits) {
        String idl =
                """
                /** Deals and visits. */
                @namespace("io.tributary.office")
                protocol Office {
                  /** A state. */
                  enum State { draft, done }
                  /** A deal. */
                  @table("deals")
                  @visible(%s)
                  @embedded([{"name": "deal_figures", "figures": [
                    {"as": "visits", "child": "Visit", "by": "deal_id", "measures": {"visits": {"count": true}}}]}])
                  record Deal {
                    /** Name. */
                    string @max(20) name;
                    /** Whose it is. */
                    uuid? agent_id;
                  }
                  /** A visit. */
                  @table("visits")
                  @visible(%s)
                  @rollups([{"name": "visit_counts", "time": "created_at", "dimensions": ["state"], "measures": {"visits": {"count": true}}}])
                  record Visit {
                    /** Of which deal. */
                    uuid @references("Deal") deal_id;
                    /** By whom. */
                    uuid? agent_id;
                    /** How far. */
                    State state = "draft";
                  }
                }
                """
                        .formatted(ofDeals, ofVisits);
        return CatalogReader.read(Map.of("office.avdl", idl)).find("office").orElseThrow();
    }
}

package io.tributary.schemas.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Figures are seen by nobody who does not see each of the rows they are made of, and a catalog in
/// which that cannot be told is refused where it says so.
class FiguresVisibilityTest {
    private static final String EVERYONE = "{\"to\": \"everyone\"}";
    private static final String MANAGERS = "{\"to\": \"roles\", \"role\": \"manager\"}";
    private static final String OWNED =
            "{\"to\": \"owner\", \"field\": \"agent_id\", \"and_role\": \"editor\"}";
    private static final String DRAFTS =
            "{\"to\": \"drafts\", \"author\": \"agent_id\", \"field\": \"state\","
                    + " \"values\": [\"draft\"], \"and_role\": \"admin\"}";
    private static final String OF_DEAL = "{\"to\": \"parent\", \"field\": \"deal_id\"}";
    private static final String PARTICIPANTS =
            "{\"to\": \"participants\", \"of\": \"Guest\", \"by\": \"deal_id\", \"user\": \"agent_id\"}";

    @Test
    void a_rollup_is_seen_by_the_least_role_that_sees_every_row() {
        assertThat(ofRollup(EVERYONE, EVERYONE, "")).isEqualTo(new Visibility.Everyone());
        assertThat(ofRollup(EVERYONE, MANAGERS, "")).isEqualTo(roles(Role.MANAGER));
        assertThat(ofRollup(EVERYONE, OWNED, "")).isEqualTo(roles(Role.EDITOR));
        assertThat(ofRollup(EVERYONE, DRAFTS, "")).isEqualTo(roles(Role.ADMIN));
        assertThat(ofRollup(EVERYONE, DRAFTS, "\"state\"")).isEqualTo(roles(Role.ADMIN));
    }

    @Test
    void a_rollup_that_has_the_fields_of_the_form_as_dimensions_is_seen_like_its_rows() {
        assertThat(ofRollup(EVERYONE, OWNED, "\"agent_id\""))
                .isEqualTo(new Visibility.Owner("agent_id", Role.EDITOR));
        assertThat(ofRollup(EVERYONE, DRAFTS, "\"state\", \"agent_id\""))
                .isInstanceOf(Visibility.AuthorsDrafts.class);
    }

    @Test
    void a_rollup_of_rows_seen_like_their_parent_is_for_who_sees_every_parent() {
        assertThat(ofRollup(EVERYONE, OF_DEAL, "")).isEqualTo(new Visibility.Everyone());
        assertThat(ofRollup(MANAGERS, OF_DEAL, "\"deal_id\"")).isEqualTo(roles(Role.MANAGER));
        assertThat(ofRollup(OWNED, OF_DEAL, "\"deal_id\"")).isEqualTo(roles(Role.EDITOR));
    }

    @Test
    void a_role_for_reading_counts_too_and_shuts_out_owners_who_may_lack_it() {
        // Given
        String idl = text(EVERYONE, OWNED, "\"agent_id\"");

        // When
        DomainCatalog catalog =
                read(
                        idl.replace(
                                "@table(\"visits\")",
                                "@table(\"visits\") @roles({\"read\": \"admin\"})"));

        // Then
        assertThat(ofRollup(catalog)).isEqualTo(roles(Role.ADMIN));
    }

    @Test
    void figures_over_children_hide_the_document_from_who_does_not_see_all_of_them() {
        assertThat(ofEmbedded(EVERYONE, EVERYONE)).isEqualTo(new Visibility.Everyone());
        assertThat(ofEmbedded(EVERYONE, MANAGERS)).isEqualTo(roles(Role.MANAGER));
        assertThat(ofEmbedded(EVERYONE, OWNED)).isEqualTo(roles(Role.EDITOR));
        assertThat(ofEmbedded(OWNED, MANAGERS)).isEqualTo(roles(Role.MANAGER));
        assertThat(ofEmbedded(DRAFTS, OWNED)).isEqualTo(roles(Role.ADMIN));
    }

    @Test
    void figures_over_children_seen_like_the_parent_are_seen_like_the_parent() {
        assertThat(ofEmbedded(OWNED, OF_DEAL))
                .isEqualTo(new Visibility.Owner("agent_id", Role.EDITOR));
        assertThat(ofEmbedded(DRAFTS, OF_DEAL)).isInstanceOf(Visibility.AuthorsDrafts.class);
    }

    @Test
    void figures_over_rows_that_no_role_sees_are_refused_where_they_are_declared() {
        // When
        List<String> mistakes = mistakesOf(text(EVERYONE, PARTICIPANTS, ""));

        // Then
        assertThat(mistakes)
                .hasSize(2)
                .anyMatch(
                        m ->
                                m.startsWith("office.avdl:11: ")
                                        && m.contains("'deal_figures' of Deal"))
                .anyMatch(
                        m ->
                                m.startsWith("office.avdl:31: ")
                                        && m.contains("'visit_counts' of Visit"))
                .allMatch(m -> m.contains("some role sees all of"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    uuid @immutable(true) @references("Deal") deal_id;  | uuid? @immutable(true) @references("Deal") deal_id; | a required field
                    @table("deals")                    | @table("deals") @ephemeral(true)   | captured rows of the organization
                    uuid @immutable(true) @references("Deal") deal_id;  | uuid @immutable(true) @references("Price") deal_id; | captured rows of the organization
                    uuid @immutable(true) @references("Deal") deal_id;  | uuid @immutable(true) @references("Guest") deal_id; | a parent whose own row says
                    uuid @immutable(true) @references("Deal") deal_id;  | uuid @immutable(true) @references("Visit") deal_id; | a parent whose own row says
                    """)
    void a_parent_that_cannot_say_who_sees_a_row_is_refused(
            String right, String wrong, String expected) {
        // Given
        String idl = text(EVERYONE, OF_DEAL, "");
        int at = idl.lastIndexOf(right);
        assertThat(at).isPositive();

        // When
        List<String> mistakes =
                mistakesOf(idl.substring(0, at) + wrong + idl.substring(at + right.length()));

        // Then
        assertThat(mistakes)
                .anyMatch(
                        m ->
                                m.startsWith("office.avdl:30: Expected " + expected)
                                        && m.contains("in @visible of Visit"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    uuid @immutable(true) deal_id;  | uuid deal_id;  | an @immutable field of Guest
                    uuid @immutable(true) agent_id; | uuid agent_id; | an @immutable field of Guest
                    "user": "agent_id"}             | "user": "created_by"} | participants who are seen
                    """)
    void participants_who_could_be_changed_or_added_by_strangers_are_refused(
            String right, String wrong, String expected) {
        // Given
        String idl = text(EVERYONE, PARTICIPANTS, "");
        int at = idl.indexOf(right);
        assertThat(at).isPositive();

        // When
        List<String> mistakes =
                mistakesOf(idl.substring(0, at) + wrong + idl.substring(at + right.length()));

        // Then
        assertThat(mistakes).anyMatch(m -> m.contains(": Expected " + expected));
    }

    @Test
    void the_checked_in_domains_know_who_decides() {
        // Given
        DomainCatalog catalog = io.tributary.schemas.Domains.checkedIn();

        // When
        List<String> decided =
                catalog.capturedEntities()
                        .flatMap(
                                e ->
                                        catalog.decidesOn(e).stream()
                                                .map(d -> e.name() + " by " + d.name()))
                        .toList();

        // Then
        assertThat(decided)
                .contains(
                        "DirectMessage by ThreadParticipant",
                        "ThreadParticipant by ThreadParticipant",
                        "PostComment by SocialPost",
                        "Slide by Pitchbook");
    }

    private static Visibility roles(Role least) {
        return new Visibility.Roles(least);
    }

    private static Visibility ofRollup(String deals, String visits, String dimensions) {
        return ofRollup(read(text(deals, visits, dimensions)));
    }

    private static Visibility ofRollup(DomainCatalog catalog) {
        Entity visit = catalog.domains().getFirst().findEntity("Visit").orElseThrow();
        return new FiguresVisibility(catalog)
                .ofRollup(visit, visit.rollups().getFirst())
                .orElseThrow();
    }

    private static Visibility ofEmbedded(String deals, String visits) {
        DomainCatalog catalog = read(text(deals, visits, ""));
        Entity deal = catalog.domains().getFirst().findEntity("Deal").orElseThrow();
        return new FiguresVisibility(catalog)
                .ofEmbedded(deal, deal.embedded().getFirst())
                .orElseThrow();
    }

    private static List<String> mistakesOf(String idl) {
        DomainMistake mistake = catchThrowableOfType(DomainMistake.class, () -> read(idl));
        assertThat(mistake).as("a refusal").isNotNull();
        return mistake.mistakes();
    }

    private static DomainCatalog read(String idl) {
        return CatalogReader.read(Map.of("office.avdl", idl));
    }

    private static String text(String deals, String visits, String dimensions) {
        return """
        /** Deals and visits. */
        @namespace("io.tributary.office")
        protocol Office {
          /** A price. */
          @table("prices") @scope("global")
          record Price { int cents; }
          /** A state. */
          enum State { draft, done }
          /** A deal. */
          @table("deals") @visible(%s)
          @embedded([{"name": "deal_figures", "figures": [
            {"as": "visits", "child": "Visit", "by": "deal_id", "measures": {"visits": {"count": true}}}]}])
          record Deal {
            /** Whose it is. */
            uuid? agent_id;
            /** How far. */
            State state = "draft";
          }
          /** Who may look. */
          @table("guests") @visible({"to": "participants", "of": "Guest", "by": "deal_id", "user": "agent_id"})
          record Guest {
            /** At what. */
            uuid @immutable(true) deal_id;
            /** Who. */
            uuid @immutable(true) agent_id;
          }

          /** A visit. */
          @table("visits")
          @visible(%s)
          @rollups([{"name": "visit_counts", "time": "created_at", "dimensions": [%s], "measures": {"visits": {"count": true}}}])
          record Visit {
            /** By whom. */
            uuid? agent_id;
            /** How far. */
            State state = "draft";
            /** Of which deal. */
            uuid @immutable(true) @references("Deal") deal_id;
          }
        }
        """
                .formatted(deals, visits, dimensions);
    }
}

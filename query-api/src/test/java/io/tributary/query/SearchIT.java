package io.tributary.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.fixtures.Covers;
import io.tributary.query.fixture.QueryFixture;
import io.tributary.query.fixture.QueryFixture.Reply;
import io.tributary.query.fixture.TestTenant;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SearchIT {
    private static final String SALES = "tributary-shop-sales";
    private static final List<String> TITLES =
            List.of(
                    "Intro to R: tidy data with dplyr",
                    "Tidy models, and models that are tidy",
                    "Introducción a los modelos lineales",
                    "Построение графиков в ggplot2",
                    "データ分析 入門",
                    "تحليل البيانات للمبتدئين",
                    "Café notes: ﬁtting Ｌａｓｓｏ, re\u0301sume\u0301",
                    "線形回帰とﾀﾞﾐｰ変数",
                    "선형회귀 분석",
                    "<b>Shiny</b> & friends",
                    "Communities of practice",
                    "Los datos de las ciudades");

    private final QueryFixture fixture = QueryFixture.shared();
    private final TestTenant tenant = fixture.tenant();
    private final TestTenant other = fixture.tenant();

    @BeforeAll
    void write_titles_in_many_scripts() {
        for (TestTenant each : List.of(tenant, other)) {
            Map<String, Map<String, Object>> all = new HashMap<>();
            for (String title : TITLES) {
                put(all, each, title, "everyone");
            }
            put(all, each, "Tidy accounts for managers", "role:manager");
            fixture.documents().putAll(SALES, each.organization(), all);
        }
        fixture.documents().refresh(SALES);
    }

    private static void put(
            Map<String, Map<String, Object>> all, TestTenant of, String title, String visibleTo) {
        String id = UUID.randomUUID().toString();
        all.put(
                of.organization() + "/" + id,
                Map.of(
                        "organization_id",
                        of.organization().toString(),
                        "id",
                        id,
                        "visible_to",
                        List.of(visibleTo),
                        "created_at",
                        "2026-11-21T10:00:00.000Z",
                        "title",
                        title));
    }

    @ParameterizedTest
    @CsvSource({
        "DPLYR tidy, Intro to R: tidy data with dplyr",
        "int, Intro to R: tidy data with dplyr;Introducción a los modelos lineales",
        "lineales modelos, Introducción a los modelos lineales",
        "графиков, Построение графиков в ggplot2",
        "ГРАФ, Построение графиков в ggplot2",
        "分析, データ分析 入門",
        "البيانات, تحليل البيانات للمبتدئين",
        "shiny, <b>Shiny</b> & friends",
        "introduccion, Introducción a los modelos lineales",
        "INTRODUCCIÓN, Introducción a los modelos lineales",
        "回帰, 線形回帰とﾀﾞﾐｰ変数",
        "形, 線形回帰とﾀﾞﾐｰ変数",
        "変数 回帰, 線形回帰とﾀﾞﾐｰ変数",
        "ダミー, 線形回帰とﾀﾞﾐｰ変数",
        "回線, ''",
        "회귀, 선형회귀 분석",
        "tidy nothing, ''",
        "community of, Communities of practice",
        "ciudad de, Los datos de las ciudades",
        "practical of, ''"
    })
    void every_word_is_found_in_any_order_and_script_and_the_last_by_its_beginning(
            String words, String expected) {
        // When
        List<String> titles = titles(found(tenant.owner(), words, ""));

        // Then
        assertThat(titles)
                .containsExactlyInAnyOrderElementsOf(
                        expected.isEmpty() ? List.of() : List.of(expected.split(";")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cafe", "CAFÉ", "caf", "fitting", "ﬁtting", "lasso", "Ｌａｓｓｏ", "resume"})
    void accents_ligatures_and_width_make_no_difference(String words) {
        // When
        List<String> titles = titles(found(tenant.owner(), words, ""));

        // Then
        assertThat(titles).containsExactly("Café notes: ﬁtting Ｌａｓｓｏ, re\u0301sume\u0301");
    }

    @ParameterizedTest
    @CsvSource({
        "introduccion, <mark>Introducción</mark> a los modelos lineales",
        "introd, <mark>Introducción</mark> a los modelos lineales",
        "分析 入門, データ<mark>分析</mark> <mark>入門</mark>",
        "community practice, <mark>Communities</mark> of <mark>practice</mark>",
    })
    void the_words_that_were_found_are_marked_as_they_are_written(String words, String marked) {
        // When
        Reply page = found(tenant.owner(), words, "");

        // Then
        String id = page.body().path("items").get(0).path("id").asString();
        assertThat(page.body().path("found").path(id).path("title").get(0).asString())
                .isEqualTo(marked);
    }

    @Test
    void the_best_fit_comes_first_and_a_sort_wins() {
        // When
        List<String> best = titles(found(tenant.owner(), "tidy", ""));
        List<String> sorted = titles(found(tenant.owner(), "tidy", "&sort=title"));

        // Then
        assertThat(best).hasSize(3);
        assertThat(best.getFirst()).isEqualTo("Tidy models, and models that are tidy");
        assertThat(sorted)
                .containsExactly(
                        "Intro to R: tidy data with dplyr",
                        "Tidy accounts for managers",
                        "Tidy models, and models that are tidy");
    }

    @Test
    void pages_of_a_search_hold_every_document_once() {
        // When
        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            Reply page = found(tenant.owner(), "tidy", "&limit=1" + cursor);
            seen.addAll(titles(page));
            cursor =
                    page.body().path("next_cursor").isNull()
                            ? ""
                            : "&cursor=" + page.body().path("next_cursor").asString();
        } while (!cursor.isEmpty());

        // Then
        assertThat(seen).doesNotHaveDuplicates().hasSize(3);
    }

    @Test
    void what_was_found_is_marked_in_text_that_is_safe_as_html() {
        // When
        Reply page = found(tenant.owner(), "shiny", "");

        // Then
        String id = page.body().path("items").get(0).path("id").asString();
        assertThat(page.body().path("found").path(id).path("title").get(0).asString())
                .isEqualTo("&lt;b&gt;<mark>Shiny</mark>&lt;&#x2F;b&gt; &amp; friends");
        assertThat(
                        fixture.get(tenant.owner(), tenant.path("/documents/shop/sales"))
                                .body()
                                .has("found"))
                .isFalse();
    }

    @Test
    @Covers("PL-1")
    void nobody_finds_what_they_may_not_see() {
        // Given
        UUID member = fixture.member(tenant.organization(), "member");

        // When
        List<String> members = titles(found(member, "tidy", ""));
        Reply managers = found(member, "managers", "");
        Reply stranger =
                fixture.get(other.owner(), tenant.path("/documents/shop/sales?search=tidy"));

        // Then
        assertThat(members).hasSize(2).doesNotContain("Tidy accounts for managers");
        assertThat(managers.body().path("items")).isEmpty();
        assertThat(stranger.status()).isEqualTo(403);
    }

    @Test
    void a_search_that_cannot_be_is_refused_with_what_was_expected() {
        // When
        Reply empty = found(tenant.owner(), "  ", "");
        Reply nowhere =
                fixture.get(tenant.owner(), tenant.path("/documents/shop/takings?search=x"));

        // Then
        assertThat(empty.status()).isEqualTo(400);
        assertThat(empty.body().toString()).contains("1 to 12 words");
        assertThat(nowhere.status()).isEqualTo(400);
        assertThat(nowhere.body().toString()).contains("with texts to search");
    }

    private Reply found(UUID user, String words, String more) {
        return fixture.get(
                user,
                tenant.path(
                        "/documents/shop/sales?search="
                                + URLEncoder.encode(words, StandardCharsets.UTF_8)
                                + more));
    }

    private static List<String> titles(Reply page) {
        assertThat(page.status()).as(page.body().toString()).isEqualTo(200);
        List<String> titles = new ArrayList<>();
        page.body().path("items").forEach(item -> titles.add(item.path("title").asString()));
        return titles;
    }
}

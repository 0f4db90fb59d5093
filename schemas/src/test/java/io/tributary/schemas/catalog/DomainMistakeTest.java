package io.tributary.schemas.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tributary.schemas.Domains;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Each case changes one place of the small domain and names the line and the words of the refusal.
class DomainMistakeTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            textBlock =
                    """
                    string @min(1) @max(80) @plain_text(true) | string @min(1) @max(80) @plain_txt(true) | 'plain_txt' at House.name
                    string @max(20) word                      | @max(20) string word                      | @max before the type
                    string @max(20) word                      | string word                               | a maximum length
                    string @max(20) word                      | string @max("20") word                    | a whole number for 'max'
                    string @max(20) word                      | string @max(20) @max(30) word             | an annotation once
                    string @max(20) word                      | string @max(20) Word                      | snake_case
                    string @max(20) word                      | string @max(20) created_at                | beside the columns that every table has
                    string @max(20) word                      | string @max(20) visible_to                | documents do not use themselves
                    string @max(20) word                      | double word                               | a type of the catalog
                    string @max(20) word                      | string @max(20) @languages(["english"]) word | @languages beside @search
                    string @max(20) word                      | string @max(20) @search(true) @languages(["klingon"]) word | languages of arabic, danish
                    string @max(20) word                      | union {string, int} word                  | one type or one type and null
                    string @max(20) word                      | string @min(30) @max(20) word             | a length from 0 to the maximum
                    int @range([0, 500]) places = 10          | int @range([5, 1]) places = 10            | two bounds in order
                    int @range([0, 500]) places = 10          | int @range([0, 500]) places = 501         | a default that House.places can hold
                    int @range([0, 500]) places = 10          | int @max(500) places = 10                 | @max on a string
                    @pattern("[A-Z]{2}[0-9]+")                | @pattern("[A-Z")                          | a regular expression
                    @format("email")                          | @format("mail")                           | one of the formats
                    "spring": ["summer"], "summer"            | "spring": ["sumer"], "summer"             | symbols of Season
                    "entity": "House"                         | "entity": "Horse"                         | 'Horse' at Visit.house_id
                    "on_delete": "delete"                     | "on_delete": "clear"                      | an optional field
                    "on_delete": "delete"                     | "on_delete": "drop"                       | refuse, delete or clear
                    @roles({"create": "manager"               | @roles({"create": "boss"                  | one of the roles
                    @roles({"create": "manager"               | @roles({"make": "manager"                 | 'make' at House roles
                    @unique([["name"]])                       | @unique([["nam"]])                        | fields of House in @unique
                    @unique([["name"]])                       | @unique(["name"])                         | a list of lists of texts
                    @index([["came_at"]])                     | @index([["come_at"]])                     | fields of Visit in @index
                    {"to": "parent", "field": "house_id"}     | {"to": "parent", "field": "season"}       | a field of Visit with @references
                    {"to": "parent", "field": "house_id"}     | {"to": "nobody"}                          | one of everyone, roles
                    {"to": "parent", "field": "house_id"}     | {"to": "roles"}                           | 'role' (a text)
                    {"to": "parent", "field": "house_id"}     | {"to": "owner", "field": "season", "and_role": "admin"} | a uuid field of Visit
                    "time": "came_at"                         | "time": "season"                          | a timestamp_ms field of Visit
                    "dimensions": ["season", "house_id"]      | "dimensions": ["seasons"]                 | a dimension of rollup 'visit_counts'
                    "dimensions": ["season", "house_id"]      | "dimensions": ["spent"]                   | a dimension of rollup 'visit_counts'
                    "dimensions": ["season", "house_id"]      | "dimension": ["season"]                   | one of dimensions, measures, name, time
                    "child": "Visit"                          | "child": "Visitor"                        | a child of the domain
                    "by": "house_id"                          | "by": "season"                            | a child of the domain
                    "rollup": "visit_counts", "measures": ["visits", "spent"] | "rollup": "visit", "measures": ["visits"] | a rollup of the domain
                    "measures": ["visits", "spent"]           | "measures": ["visitors"]                  | a measure of rollup 'visit_counts'
                    "of": "guided"                            | "of": "led"                               | a measure of rollup 'visit_counts'
                    "by": "day"}                              | "by": "decade"}                           | a dimension of rollup 'visit_counts' or one of
                    "top": 3                                  | "top": 0                                  | a number from 1 to 100
                    @sets({"open": true})                     | @sets({"opened": true})                   | a field of House in @sets
                    @sets({"open": true})                     | @sets({"open": "yes"})                    | a value that House.open can hold
                    @sets({"open": true})                     | @sets({"open": null})                     | a value that House.open can hold
                    @when({"season": ["spring", "summer"]})   | @when({"seasons": ["spring"]})            | a field of House in @when
                    @when({"season": ["spring", "summer"]})   | @when({"season": ["springs"]})            | a symbol of the enum or boolean House.season
                    @on("House") @role("manager")             | @on("Horse") @role("manager")             | an entity of the domain for @on
                    @on("House") @role("manager")             | @role("manager")                          | exactly one of @on, @creates and @deletes
                    @command("house.open")                    | @command("open")                          | a command name <entity>.<verb>
                    @command("house.close")                   | @command("house.open")                    | 'zoo.house.open' twice
                    @approval({"by": "admin"})                | @approval({"by": "chief"})                | one of the roles
                    @limit({"per_minute": 30})                | @limit({"per_minute": 0})                 | 1 to 1000 for 'per_minute'
                    @limit({"per_minute": 30})                | @limit({"most": 30})                      | 'minutes' (a whole number)
                    @limit({"per_minute": 30})                | @limit({"per_minute": 3, "minutes": 5})   | either per_minute, or most and minutes
                    @limits({"update": {"most": 30, "minutes": 5}}) | @limits({"updates": {"per_minute": 5}}) | one of create, delete, read, update
                    @limits({"update": {"most": 30, "minutes": 5}}) | @limits({"update": {"per_minute": 5, "per": "team"}}) | organization or user
                    @limit({"per_minute": 30})                | @joining(true)                            | @rule(true) beside @joining
                    "to": "keeper"                            | "to": "places"                            | a text field for 'to'
                    "to": "keeper"                            | "too": "keeper"                           | one of carries, kind, of, reports, to
                    "to": "keeper"                            | "of": "Mood", "to": "word"                | rows of an organization that the command leaves behind
                    "carries": ["name"]                       | "carries": ["nam"]                        | a field in 'carries'
                    "carries": ["name"]                       | "carries": ["name.name"]                  | a field in 'carries'
                    "reports": "house.close"                  | "reports": "visit.create"                 | a command on House in 'reports'
                    "kind": "mail"                            | "kind": "pigeon"                          | one of call, mail, sms, webhook
                    @timer({"at": "closes_at"                 | @timer({"at": "open"                      | a timestamp_ms field of House
                    "command": "house.close"                  | "command": "house.open"                   | a command on it that needs no more than its id
                    @table("moods") @ephemeral(true)          | @table("moods") @ephemeral(true) @timer({"at": "closes_at", "command": "house.close"}) | rows that belong to an organization
                    @writes(["Mood"])                         | @writes(["Temper"])                       | entities in @writes
                    int @range([0, 500]) places;              | int @range([0, 500]) seats;               | a field of House, since OpenHouse has no rule
                    uuid id;                                  | uuid? id;                                 | an id that must be given, since OpenHouse has no rule
                    int @range([0, 500]) places;              | string @max(3) places;                    | the type of House.places
                    @table("moods") @ephemeral(true)          | @ephemeral(true)                          | either @table or @command
                    @table("moods") @ephemeral(true)          | @table("moods") @scope("world")           | organization, user, global or platform
                    @table("moods") @ephemeral(true)          | @table("visits")                          | 'visits' twice
                    @retention({"days": 30})                  | @retention({"days": 0})                   | at least one day
                    @retention({"days": 30})                  | @retention({"days": 30, "after": "season"}) | a timestamp_ms field of Visit in @retention
                    @unique([["name"]])                       | @unique([["name"]]) @retention({"days": 9}) | rows of an organization or a person that no other row refers to
                    @large(true)                              | @large("yes")                             | true or false for 'large'
                    @large(true)                              | @size("large")                            | an annotation that Avro does not use itself
                    @namespace("io.tributary.zoo")            | @namespace("io.tributary.zoos")           | a namespace that ends in the file's name
                    string @max(20) word                      | strin @max(20) word                       | a type of the catalog, but found 'strin'
                    string @max(20) word                      | string @max(20) word word                 | Avro IDL
                    """)
    void a_wrong_line_is_refused_where_it_stands(String right, String wrong, String expected) {
        // Given
        assertThat(Domains.zooText()).contains(right);
        int at = Domains.zooText().indexOf(right);
        String text =
                Domains.zooText().substring(0, at)
                        + wrong
                        + Domains.zooText().substring(at + right.length());
        int line = 1 + (int) text.substring(0, at).chars().filter(c -> c == '\n').count();

        // When
        List<String> mistakes = mistakesOf(text);

        // Then
        assertThat(mistakes)
                .anySatisfy(m -> assertThat(m).contains(expected).contains(", but found "))
                .anySatisfy(
                        m -> {
                            assertThat(m).contains(expected);
                            assertThat(lineOf(m)).isBetween(line - 4, line + 4);
                        });
    }

    @Test
    void every_mistake_of_every_file_is_named_at_once() {
        // Given
        String zoo =
                Domains.zooText()
                        .replace("@max(20) word", "word")
                        .replace("@format(\"email\")", "@format(\"mail\")");
        String park =
                "@namespace(\"io.tributary.park\") protocol Park { record Bench { string x; } }";

        // When
        DomainMistake mistake =
                catchThrowableOfType(
                        DomainMistake.class,
                        () -> CatalogReader.read(Map.of("zoo.avdl", zoo, "park.avdl", park)));

        // Then
        assertThat(mistake.mistakes())
                .hasSize(3)
                .anyMatch(m -> m.startsWith("park.avdl:1: "))
                .anyMatch(m -> m.startsWith("zoo.avdl:31: "))
                .anyMatch(m -> m.startsWith("zoo.avdl:65: "));
    }

    @Test
    void a_reference_reaches_an_active_domain_and_no_other() {
        // Given
        String park =
                """
                @namespace("io.tributary.park")
                protocol Park {
                  @table("benches")
                  record Bench { uuid @references("zoo.House") house_id; }
                }
                """;

        // When
        DomainCatalog both =
                CatalogReader.read(Map.of("zoo.avdl", Domains.zooText(), "park.avdl", park));
        DomainMistake alone =
                catchThrowableOfType(
                        DomainMistake.class, () -> CatalogReader.read(Map.of("park.avdl", park)));

        // Then
        assertThat(both.domains()).hasSize(2);
        assertThat(alone.mistakes()).singleElement().asString().startsWith("park.avdl:4: ");
    }

    private static List<String> mistakesOf(String text) {
        DomainMistake mistake =
                catchThrowableOfType(
                        DomainMistake.class, () -> CatalogReader.read(Map.of("zoo.avdl", text)));
        assertThat(mistake).as("a refusal").isNotNull();
        return mistake.mistakes();
    }

    private static int lineOf(String mistake) {
        return Integer.parseInt(mistake.split(":", 3)[1]);
    }
}

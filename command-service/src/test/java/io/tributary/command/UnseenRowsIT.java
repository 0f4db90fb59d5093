package io.tributary.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.command.Trial.Reply;
import io.tributary.fixtures.Covers;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Rows that a caller does not see are to them as rows that are not there, whatever they send.
@Covers({"PL-1", "CO-8"})
class UnseenRowsIT {
    private final Trial trial = Trial.shared();

    @Test
    void anothers_draft_is_neither_changed_nor_deleted_nor_told_apart_from_an_unknown_row() {
        // Given
        Tenant owner = trial.found();
        Tenant editor = owner.member("editor");
        String hidden = hiddenPost(owner);
        assertThat(grant(owner, editor, "community.social_post.*").status()).isEqualTo(201);
        for (String id : List.of(hidden, UUID.randomUUID().toString())) {

            // When
            List<Reply> replies =
                    List.of(
                            editor.send("community.social_post.update", change(id)),
                            editor.send(
                                    "community.social_post.update",
                                    change(id),
                                    "If-Match",
                                    "\"7\""),
                            editor.send("community.social_post.delete", id(id)),
                            editor.batch(command("community.social_post.update", change(id))),
                            editor.batch(command("community.social_post.delete", id(id))),
                            editor.send("community.post_comment.create", comment(id)),
                            editor.batch(command("community.post_comment.create", comment(id))));

            // Then
            assertThat(replies)
                    .extracting(Reply::code)
                    .containsExactly(
                            "CMD-301", "CMD-301", "CMD-301", "CMD-301", "CMD-301", "CMD-304",
                            "CMD-304");
            assertThat(replies).noneMatch(r -> r.body().has("current_version"));
        }
        assertThat(owner.count("community.social_posts", "version = 1")).isEqualTo(1);
    }

    @Test
    void the_refusals_for_an_unseen_and_an_unknown_row_are_the_same_word_for_word() {
        // Given
        Tenant owner = trial.found();
        Tenant member = owner.member("member");
        String hidden = hiddenPost(owner);
        String unknown = UUID.randomUUID().toString();
        String taken = member.send("community.post_comment.create", comment(openPost(owner))).id();

        // When
        for (String kind : List.of("plain", "taken id", "batch", "import")) {
            String unseen = refusal(member, kind, hidden, taken);
            String missing = refusal(member, kind, unknown, taken);

            // Then
            assertThat(unseen.replace(hidden, unknown)).as(kind).isEqualTo(missing);
        }
    }

    private String refusal(Tenant member, String kind, String post, String taken) {
        String withTakenId = "{\"id\": \"%s\", ".formatted(taken) + comment(post).substring(1);
        return switch (kind) {
            case "plain" ->
                    member.send("community.post_comment.create", comment(post)).body().toString();
            case "taken id" ->
                    member.send("community.post_comment.create", withTakenId).body().toString();
            case "batch" ->
                    member.batch(
                                    command("community.post_comment.create", comment(post))
                                            + ", "
                                            + command("community.post_comment.create", withTakenId))
                            .body()
                            .toString();
            default -> {
                Imports imports = new Imports(member);
                String id =
                        imports.imported("community/post_comment", Imports.NDJSON, comment(post))
                                .path("id")
                                .asString();
                yield imports.refused(id).toString();
            }
        };
    }

    @Test
    void who_sees_a_row_by_role_or_as_its_author_changes_it_as_ever() {
        // Given
        Tenant owner = trial.found();
        Tenant author = owner.member("editor");
        String course =
                author.send(
                                "learning.course.create",
                                "{\"title\": \"Sailing\", \"slug\": \"sailing\"}")
                        .id();

        // When
        List<Reply> replies =
                List.of(
                        author.send("learning.course.update", course(course)),
                        owner.send("learning.course.update", course(course)),
                        owner.send("learning.course.delete", id(course)));

        // Then
        assertThat(replies).as(replies.toString()).extracting(Reply::status).containsOnly(200);
    }

    @Test
    void what_refers_to_a_deleted_row_goes_with_it_whoever_sees_it() {
        // Given
        Tenant owner = trial.found();
        Tenant moderator = owner.member("moderator");
        String post = openPost(owner);
        String elsewhere = openPost(owner);
        String comment = moderator.send("community.post_comment.create", comment(post)).id();
        moderator.send(
                "community.post_comment.create",
                "{\"post_id\": \"%s\", \"content\": \"x\", \"answers_id\": \"%s\"}"
                        .formatted(elsewhere, comment));
        owner.send("community.social_post.hide", id(elsewhere));

        // When
        Reply reply = moderator.send("community.social_post.delete", id(post));

        // Then
        assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
        assertThat(owner.count("community.post_comments", "answers_id is null")).isEqualTo(1);
    }

    @Test
    void the_database_itself_refuses_a_member_who_does_not_see_the_row() throws SQLException {
        // Given
        Tenant owner = trial.found();
        Tenant member = owner.member("member");
        String hidden = hiddenPost(owner);
        String table = "community.social_posts";

        // When
        List<Integer> changed =
                List.of(
                        direct(
                                owner,
                                member.user().toString(),
                                "update " + table + " set content = 'x'"),
                        direct(owner, member.user().toString(), "delete from " + table),
                        direct(owner, UUID.randomUUID().toString(), "delete from " + table),
                        direct(
                                owner,
                                owner.user().toString(),
                                "update " + table + " set content = 'x'"),
                        direct(owner, "", "update " + table + " set content = 'y'"));

        // Then
        assertThat(changed).as(hidden).containsExactly(0, 0, 0, 1, 1);
    }

    @Test
    void a_setting_of_one_transaction_says_nothing_in_the_next() throws SQLException {
        // Given
        Tenant owner = trial.found();
        hiddenPost(owner);

        // When
        try (Connection reused = trial.connect("tributary_command")) {
            direct(
                    reused,
                    owner,
                    UUID.randomUUID().toString(),
                    "delete from community.social_posts");
            int afterwards =
                    direct(reused, owner, "", "update community.social_posts set content = 'x'");

            // Then
            assertThat(afterwards).isEqualTo(1);
        }
    }

    @Test
    void a_schema_that_is_applied_again_makes_lost_policies_anew_and_leaves_others_alone() {
        // Given
        String policy =
                "select oid from pg_policy where polname = 'seen_rows_updated' and polrelid = '%s'::regclass";
        String kept = trial.sql(policy.formatted("community.social_posts"));
        trial.sql("drop policy seen_rows_updated on community.events");

        // When
        int exit = trial.schema("apply");

        // Then
        assertThat(exit).isZero();
        assertThat(trial.sql(policy.formatted("community.events"))).isNotNull();
        assertThat(trial.sql(policy.formatted("community.social_posts"))).isEqualTo(kept);
    }

    private int direct(Tenant of, String member, String sql) throws SQLException {
        try (Connection connection = trial.connect("tributary_command")) {
            return direct(connection, of, member, sql);
        }
    }

    private static int direct(Connection connection, Tenant of, String member, String sql)
            throws SQLException {
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute(
                    "select set_config('tributary.organization', '%s', true), set_config('tributary.member', '%s', true)"
                            .formatted(of.organization(), member));
            return statement.executeUpdate(sql);
        } finally {
            connection.rollback();
        }
    }

    static Reply grant(Tenant by, Tenant to, String permission) {
        return by.send(
                "identity.user_permission.create",
                "{\"user_id\": \"%s\", \"permission\": \"%s\"}".formatted(to.user(), permission));
    }

    private static String openPost(Tenant by) {
        Reply reply = by.send("community.social_post.create", "{\"content\": \"A\"}");
        assertThat(reply.status()).as(reply.toString()).isEqualTo(201);
        return reply.id();
    }

    private static String hiddenPost(Tenant by) {
        Reply reply =
                by.send(
                        "community.social_post.create",
                        "{\"content\": \"A\", \"status\": \"hidden\"}");
        assertThat(reply.status()).as(reply.toString()).isEqualTo(201);
        return reply.id();
    }

    private static String comment(String post) {
        return "{\"post_id\": \"%s\", \"content\": \"x\"}".formatted(post);
    }

    private static String change(String post) {
        return "{\"id\": \"%s\", \"content\": \"mine\"}".formatted(post);
    }

    private static String course(String course) {
        return "{\"id\": \"%s\", \"title\": \"Rowing\"}".formatted(course);
    }

    private static String id(String id) {
        return "{\"id\": \"%s\"}".formatted(id);
    }

    private static String command(String command, String body) {
        return "{\"command\": \"%s\", \"body\": %s}".formatted(command, body);
    }
}

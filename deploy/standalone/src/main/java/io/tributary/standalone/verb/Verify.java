package io.tributary.standalone.verb;

import io.tributary.servers.home.Home;
import io.tributary.servers.home.ServerFailure;
import io.tributary.standalone.issuer.UserName;
import io.tributary.standalone.run.Addresses;
import io.tributary.standalone.run.RunState;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// `verify`: asks the projector to compare Postgres with OpenSearch.
public final class Verify {
    public static final String USAGE =
            """
            Usage: ./tributary verify [--organization O] [--repair] [--home DIR]

            Compares entity documents, embedded documents and rollups with the rows, at one mark of the
            pipeline. Exit code 0 only if there are 0 differences.

              --organization O  one organization only: its id, or its slug
              --repair          sends the rows of differing documents through the pipeline again
            """;

    private static final Pattern EQUAL = Pattern.compile("(?m)(^|\\D)0 differences\\b");
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    private Verify() {}

    public static int run(List<String> words) throws InterruptedException {
        var arguments = Arguments.of(words, Set.of("--organization"), Set.of("--repair"));
        arguments.refuseWords();
        var home = arguments.home();
        var addresses = new Addresses(RunState.required(home).ports());
        var organization =
                arguments
                        .option("--organization")
                        .map(
                                name ->
                                        UserName.isId(name)
                                                ? name
                                                : new DevelopmentDatabase(home, addresses)
                                                        .organizationOf(name)
                                                        .orElseGet(
                                                                () -> UserName.organization(name))
                                                        .toString())
                        .orElse("");
        var answer = ask(home, addresses, organization, arguments.has("--repair"));
        System.out.println(answer.text());
        return answer.isEqual() ? 0 : 1;
    }

    /// What the projector said.
    record Answer(int status, String text) {
        boolean isEqual() {
            return status == 200 && EQUAL.matcher(text).find();
        }

        /// Nothing was compared, since the pipeline stands still or is far behind.
        boolean mayComeLater() {
            return status == 503;
        }
    }

    /// @param organization its id; all when blank
    static Answer ask(Home home, Addresses addresses, String organization, boolean repair)
            throws InterruptedException {
        var url =
                "%s/verify?organization=%s&repair=%s"
                        .formatted(addresses.projector(), organization, repair);
        try (var client = HttpClient.newHttpClient()) {
            var answer =
                    client.send(
                            HttpRequest.newBuilder(URI.create(url))
                                    .timeout(PATIENCE)
                                    .POST(HttpRequest.BodyPublishers.noBody())
                                    .build(),
                            BodyHandlers.ofString());
            return new Answer(answer.statusCode(), answer.body().stripTrailing());
        } catch (IOException e) {
            throw new ServerFailure(
                    "Expected the projector to answer at %s, but: %s. Look into %s."
                            .formatted(addresses.projector(), e, home.log("projector")),
                    e);
        }
    }
}

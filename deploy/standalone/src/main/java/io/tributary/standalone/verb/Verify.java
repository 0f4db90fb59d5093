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

/// `verify`: asks the projector to compare Postgres with OpenSearch, or the journal with its seals.
public final class Verify {
    public static final String USAGE =
            """
            Usage: ./tributary verify [--organization O] [--repair] [--home DIR]
                   ./tributary verify --journal [--json] [--organization O] [--home DIR]

            Compares entity documents, embedded documents and rollups with the rows, at one mark of the
            pipeline. Exit code 0 only if there are 0 differences.

              --organization O  one organization only: its id, or its slug
              --repair          sends the rows of differing documents through the pipeline again
              --journal         hashes the journal again and compares it with its seals instead
              --json            the answer as JSON, with the newest seal of each organization: kept
                                elsewhere, it tells whether all seals were written anew
            """;

    private static final String JOURNAL = "--journal";
    private static final String JSON = "--json";
    private static final Pattern EQUAL =
            Pattern.compile("(?m)(^|\\D)0 differences\\b|\"problems\":0\\b");
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    private Verify() {}

    public static int run(List<String> words) throws InterruptedException {
        var arguments =
                Arguments.of(words, Set.of("--organization"), Set.of("--repair", JOURNAL, JSON));
        arguments.refuseWords();
        if (arguments.has(JSON) && !arguments.has(JOURNAL)
                || arguments.has("--repair") && arguments.has(JOURNAL)) {
            throw new ServerFailure(
                    "Expected --json with --journal, and --repair without it. Try --help.");
        }
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
        var answer =
                arguments.has(JOURNAL)
                        ? journal(home, addresses, organization, arguments.has(JSON))
                        : ask(home, addresses, organization, arguments.has("--repair"));
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
        return post(
                home,
                addresses,
                "/verify?organization=%s&repair=%s".formatted(organization, repair),
                "text/plain");
    }

    private static Answer journal(Home home, Addresses addresses, String organization, boolean json)
            throws InterruptedException {
        return post(
                home,
                addresses,
                "/verify/journal?organization=" + organization,
                json ? "application/json" : "text/plain");
    }

    private static Answer post(Home home, Addresses addresses, String path, String accept)
            throws InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var answer =
                    client.send(
                            HttpRequest.newBuilder(URI.create(addresses.projector() + path))
                                    .timeout(PATIENCE)
                                    .header("Accept", accept)
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

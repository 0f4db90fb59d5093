package io.tributary.standalone.demo;

import io.tributary.servers.home.Home;
import io.tributary.servers.home.ServerFailure;
import io.tributary.standalone.demo.calls.CallsDataSet;
import io.tributary.standalone.demo.chapters.ChaptersDataSet;
import io.tributary.standalone.issuer.SigningKey;
import io.tributary.standalone.run.Addresses;
import io.tributary.standalone.run.RunState;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/// `demo`: loads the data sets into the run of a home. A failure is one line on standard error and
/// exit code 1.
public final class DemoApplication {
    private static final String USER_NAME = "demo";

    private DemoApplication() {}

    /// @param arguments the home's directory, perhaps with `--all`: both data sets in their full
    ///   size, which is also what comes without it
    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments)));
    }

    private static int run(List<String> words) {
        if (words.isEmpty() || !List.of("--all").containsAll(words.subList(1, words.size()))) {
            System.err.println(
                    "Expected no more than --all and --home DIR. Try ./tributary demo --help.");
            return 2;
        }
        try {
            Home home = new Home(Path.of(words.getFirst()));
            Addresses addresses = new Addresses(RunState.required(home).ports());
            SigningKey key = SigningKey.of(home);
            for (DataSet data : List.of(CallsDataSet.read(), ChaptersDataSet.read())) {
                DemoLoader.load(
                        data,
                        URI.create(addresses.command()),
                        URI.create(addresses.query()),
                        user -> key.sign(user, USER_NAME, addresses.issuer()),
                        System.out);
            }
            return 0;
        } catch (ServerFailure | DemoFailed failure) {
            System.err.println(failure.getMessage());
            return 1;
        }
    }
}

package io.tributary.servers;

import io.tributary.servers.home.Ports;
import io.tributary.servers.home.ServerFailure;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/// The four servers alone, until the process is told to stop. Arguments: home directory, and the
/// first port if it is not the default.
public final class ServersApplication {
    private ServersApplication() {}

    public static void main(String[] arguments) throws InterruptedException {
        var from = arguments.length > 1 ? Integer.parseInt(arguments[1]) : Ports.DEFAULT_FROM;
        try {
            LocalServers.start(Path.of(arguments[0]), new Ports(from), System.out::println);
        } catch (ServerFailure failure) {
            System.err.println(failure.getMessage());
            System.exit(1);
        }
        System.out.println("All servers are ready.");
        new CountDownLatch(1).await();
    }
}

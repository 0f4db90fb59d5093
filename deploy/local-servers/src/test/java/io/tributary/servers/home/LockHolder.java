package io.tributary.servers.home;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Another process that has the lock of a file. It does what it is told line by line: `sign` writes
/// down who it is, the end of its input lets go.
final class LockHolder implements AutoCloseable {
    private final Process process;

    private LockHolder(Process process) {
        this.process = process;
    }

    static LockHolder of(Path file) throws IOException {
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                LockHolder.class.getName(),
                                file.toString())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        process.inputReader().readLine();
        return new LockHolder(process);
    }

    long pid() {
        return process.pid();
    }

    void sign() throws IOException {
        process.outputWriter().append("sign\n").flush();
    }

    @Override
    public void close() throws IOException {
        process.outputWriter().close();
    }

    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[0]);
        try (FileChannel channel =
                        FileChannel.open(
                                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                BufferedReader orders =
                        new BufferedReader(
                                new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            channel.lock();
            System.out.println("locked");
            while (orders.readLine() != null) {
                // Through another channel of this process the lock would be lost.
                channel.write(
                        StandardCharsets.UTF_8.encode(ProcessHandle.current().pid() + "\n"), 0);
            }
        }
    }
}

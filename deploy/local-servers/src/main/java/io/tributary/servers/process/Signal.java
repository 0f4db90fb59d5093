package io.tributary.servers.process;

import io.tributary.servers.home.ServerFailure;
import java.io.IOException;

/// The signals we send.
public enum Signal {
    INT,
    TERM,
    KILL,
    STOP,
    CONT;

    /// Sends it; a process that is gone already is no mistake.
    public void sendTo(long pid) {
        try {
            new ProcessBuilder("kill", "-" + name(), Long.toString(pid))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new ServerFailure("Expected the program `kill` on the PATH.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

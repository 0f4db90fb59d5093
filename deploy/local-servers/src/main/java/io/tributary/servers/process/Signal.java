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
        send(Long.toString(pid));
    }

    /// Sends it to every process of a group in one stroke, so that none can start another
    /// meanwhile.
    void sendToGroup(long leader) {
        send("-" + leader);
    }

    private void send(String target) {
        try {
            new ProcessBuilder("kill", "-" + name(), "--", target)
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

package io.tributary.projector;

/// A part of the projector that works in threads of its own, from start to stop. Stations are
/// Spring beans; their `@Order` is the order of starting.
public interface Station {

    /// Kebab case, as in logs and health.
    String name();

    /// Returns once the threads run; called once, after every topic exists.
    void start();

    /// Finishes what is in flight and returns; safe to call when never started.
    void stop();
}

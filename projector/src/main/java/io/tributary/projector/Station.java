package io.tributary.projector;

/// A part of the projector that works in threads of its own, from start to stop. Stations are
/// Spring beans; their `@Order` is the order of starting.
public interface Station {

    /// Kebab case, as in logs and health.
    String name();

    /// Returns once the threads run; called once, after every topic exists.
    void start();

    /// Takes in the read models that came since, whose topics exist; the others go on meanwhile.
    /// Called after {@link #start} only, by one thread.
    default void grow() {}

    /// Finishes what is in flight and returns; safe to call when never started.
    void stop();
}

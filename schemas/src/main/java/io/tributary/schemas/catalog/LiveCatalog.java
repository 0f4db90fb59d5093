package io.tributary.schemas.catalog;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/// The catalog of a running service, which grows when a domain is added.
///
/// **Thread-safe.** Whoever asks twice may get two catalogs: take what belongs together from one.
public final class LiveCatalog implements Supplier<DomainCatalog> {
    private final List<Consumer<DomainCatalog>> listeners = new CopyOnWriteArrayList<>();
    private volatile DomainCatalog current;

    public LiveCatalog(DomainCatalog first) {
        this.current = first;
    }

    @Override
    public DomainCatalog get() {
        return current;
    }

    /// From now on this one holds. Returns when every listener was told.
    public synchronized void take(DomainCatalog next) {
        current = next;
        listeners.forEach(listener -> listener.accept(next));
    }

    /// Tells of every later catalog, one after the other, on the thread that brings it.
    public void whenTaken(Consumer<DomainCatalog> listener) {
        listeners.add(listener);
    }

    /// What follows from the catalog: made now, and made anew when it is asked for after the
    /// catalog changed.
    public <T> Supplier<T> derived(Function<DomainCatalog, T> derivation) {
        return new Derived<>(this, derivation);
    }

    private static final class Derived<T> implements Supplier<T> {
        private final LiveCatalog catalog;
        private final Function<DomainCatalog, T> derivation;
        private volatile Made<T> made;

        /// @param of the catalog that the value was made of
        private record Made<T>(DomainCatalog of, T value) {}

        private Derived(LiveCatalog catalog, Function<DomainCatalog, T> derivation) {
            this.catalog = catalog;
            this.derivation = derivation;
            DomainCatalog now = catalog.get();
            this.made = new Made<>(now, derivation.apply(now));
        }

        @Override
        public T get() {
            DomainCatalog now = catalog.get();
            Made<T> known = made;
            // Two threads may make the same thing at once; either is right.
            if (known.of() != now) {
                known = new Made<>(now, derivation.apply(now));
                made = known;
            }
            return known.value();
        }
    }
}

package io.tributary.projector.topology;

/// Notices when more of a minute's records are parked than single bad rows explain.
final class ParkedShare {
    private static final long MINUTE = 60_000;
    private static final int ALWAYS_ALLOWED = 100;
    private static final int ONE_IN = 100;

    private final String readModel;
    private long minute;
    private long tried;
    private long parked;

    ParkedShare(String readModel) {
        this.readModel = readModel;
    }

    /// The read model must stop and be looked at; nothing was passed over.
    static final class TooManyParked extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooManyParked(String readModel, long parked, long tried) {
            super(
                    ("Expected at most one in %d records of %s to be unreadable, but found %d of %d within a"
                                    + " minute. Compare the registry's schemas with the catalog, then restart the"
                                    + " projector.")
                            .formatted(ONE_IN, readModel, parked, tried));
        }
    }

    void tried(long now) {
        if (now / MINUTE != minute) {
            minute = now / MINUTE;
            tried = 0;
            parked = 0;
        }
        tried++;
    }

    void parked() {
        parked++;
        if (parked > ALWAYS_ALLOWED && parked * ONE_IN > tried) {
            throw new TooManyParked(readModel, parked, tried);
        }
    }
}

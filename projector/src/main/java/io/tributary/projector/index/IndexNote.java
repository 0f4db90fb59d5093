package io.tributary.projector.index;

/// What is written into an index' mapping about its own history, each with the instant.
public enum IndexNote {
    SWAPPED("swapped_at"),
    ROLLED_BACK("rolled_back_at");

    private final String key;

    IndexNote(String key) {
        this.key = key;
    }

    String key() {
        return key;
    }
}

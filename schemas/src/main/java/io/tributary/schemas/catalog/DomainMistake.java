package io.tributary.schemas.catalog;

import java.util.List;

/// An IDL file says something the catalog cannot accept. Carries every mistake found, each as
/// `file:line: Expected …, but found …. Next step.`
public final class DomainMistake extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final List<String> mistakes;

    public DomainMistake(List<String> mistakes) {
        super(String.join("\n", mistakes));
        this.mistakes = List.copyOf(mistakes);
    }

    /// In the order of the file.
    public List<String> mistakes() {
        return mistakes;
    }
}

package io.tributary.schemas.contract;

/// The alias and the indices of a read model. Services read and write through the alias; a rebuild
/// makes the index of the next generation.
public final class IndexName {
    private IndexName() {}

    /// `tributary-<domain>-<read model>`, underscores as hyphens.
    public static String alias(String domain, String readModel) {
        return "tributary-" + domain + "-" + readModel.replace('_', '-');
    }

    /// The index behind the alias in one generation, starting at 1.
    public static String index(String alias, int generation) {
        return alias + "-g" + generation;
    }
}

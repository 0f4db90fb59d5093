package io.tributary.schemas.contract;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The alias and the indices of a read model. Services read and write through the alias; a rebuild
/// makes an index with the next number beside the one that is read.
public final class IndexName {
    private static final String SECOND = "-SECOND";
    private static final Pattern REBUILT = Pattern.compile(".*-r(\\d+)");

    private IndexName() {}

    /// `tributary-<domain>-<read model>`, underscores as hyphens.
    public static String alias(String domain, String readModel) {
        return "tributary-" + domain + "-" + readModel.replace('_', '-');
    }

    /// The index that is made first, in a topic generation that starts at 1.
    public static String index(String alias, int generation) {
        return index(alias, generation, 1);
    }

    /// @param number 1 for the first index of a read model, one more for each rebuild
    public static String index(String alias, int generation, int number) {
        return alias + "-g" + generation + (number == 1 ? "" : "-r" + number);
    }

    /// The number of an index' name.
    public static int number(String index) {
        Matcher rebuilt = REBUILT.matcher(index);
        return rebuilt.matches() ? Integer.parseInt(rebuilt.group(1)) : 1;
    }

    /// The alias of the index that is written beside the one that is read, while there are two. No
    /// index can have this name, since it has capitals: whoever writes to it when it is gone makes
    /// none by that.
    public static String second(String alias) {
        return alias + SECOND;
    }

    /// The alias whose second one this is.
    public static String ofSecond(String second) {
        return second.substring(0, second.length() - SECOND.length());
    }
}

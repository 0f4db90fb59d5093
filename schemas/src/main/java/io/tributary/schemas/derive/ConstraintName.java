package io.tributary.schemas.derive;

import io.tributary.schemas.catalog.Entity;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;

/// Names of constraints and indexes, so that a violation can be told in the words of the IDL.
///
/// Postgres reports a violation under the name that it has in a partition; see {@link #ofReported}.
public final class ConstraintName {
    /// Leaves room for the partition's suffix within the 63 characters of Postgres.
    private static final int LONGEST = 58;

    private ConstraintName() {}

    public static String key(Entity entity) {
        return shortened(entity.table().table() + "_key");
    }

    public static String unique(Entity entity, List<String> fields) {
        return shortened(entity.table().table() + "_" + String.join("_", fields) + "_unique");
    }

    public static String reference(Entity entity, String field) {
        return shortened(entity.table().table() + "_" + field + "_reference");
    }

    public static String check(Entity entity, String field) {
        return shortened(entity.table().table() + "_" + field + "_check");
    }

    public static String index(Entity entity, List<String> fields) {
        return shortened(entity.table().table() + "_" + String.join("_", fields) + "_index");
    }

    /// The index by which old rows are found.
    static String age(Entity entity, String field) {
        return shortened(entity.table().table() + "_" + field + "_age");
    }

    /// The name that a constraint has here, given the name that Postgres reported: that of a
    /// partition's index, or with a number behind it when the target of a reference was deleted.
    public static String ofReported(String reported) {
        return reported.replaceFirst("_p?\\d{1,3}$", "");
    }

    private static String shortened(String name) {
        if (name.length() <= LONGEST) {
            return name;
        }
        CRC32 rest = new CRC32();
        rest.update(name.getBytes(StandardCharsets.UTF_8));
        return name.substring(0, LONGEST - 9) + "_%08x".formatted(rest.getValue());
    }
}

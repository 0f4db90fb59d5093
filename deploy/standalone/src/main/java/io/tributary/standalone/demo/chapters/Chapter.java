package io.tributary.standalone.demo.chapters;

import io.tributary.standalone.demo.DemoCommand;
import io.tributary.standalone.demo.DemoOrganization;
import io.tributary.standalone.demo.NameBasedId;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/// A chapter as it was first seen.
///
/// @param key the number of a listed chapter, the address of one that is in no list
/// @param address its name in the addresses of its pages
record Chapter(String key, String address, String name) {
    private static final UUID IDS = NameBasedId.dataSet("rladies-chapters-events");

    /// The id of something of the data set, such as `event/85320382`.
    static UUID idOf(String name) {
        return NameBasedId.of(IDS, name);
    }

    /// The address in the form of a slug: lower case, hyphens between words.
    static String slugOf(String address) {
        return address.toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
    }

    UUID id() {
        return idOf("organization/" + key);
    }

    DemoOrganization organization() {
        return new DemoOrganization(
                "chapter-" + slugOf(key),
                id(),
                slugOf(address),
                idOf("user/owner-of-" + key),
                new DemoCommand(
                        "identity.organization.create",
                        Map.of(
                                "name",
                                name,
                                "slug",
                                slugOf(address),
                                "owner_display_name",
                                "Owner of " + name)));
    }
}

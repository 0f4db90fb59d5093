package io.tributary.schemas.derive;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.schemas.Domains;
import io.tributary.schemas.catalog.Domain;
import io.tributary.schemas.catalog.DomainCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What is checked in beside each IDL file is what the file says. With `-Dtributary.accept=true` it
/// is written instead of compared.
class DerivedArtifactsAreCurrentTest {

    @Test
    void every_checked_in_file_is_what_its_domain_derives() throws IOException {
        // Given
        DomainCatalog catalog = Domains.checkedIn();
        boolean accept = Boolean.getBoolean("tributary.accept");
        List<String> outdated = new ArrayList<>();

        // When
        for (Domain domain : catalog.domains()) {
            for (var file : DerivedArtifacts.filesFor(catalog, domain).entrySet()) {
                Path path = Domains.FOLDER.resolve(domain.name()).resolve(file.getKey());
                if (accept) {
                    Files.createDirectories(path.getParent());
                    Files.writeString(path, file.getValue());
                } else if (!Files.exists(path) || !Domains.read(path).equals(file.getValue())) {
                    outdated.add(path.toString());
                }
            }
        }

        // Then
        assertThat(outdated)
                .as(
                        "derived files that differ from their domain; look at what would change, then accept it by:"
                                + " mvn -pl schemas test -Dtest=DerivedArtifactsAreCurrentTest -Dtributary.accept=true")
                .isEmpty();
    }

    @Test
    void deriving_twice_gives_the_same_texts() {
        // When
        Map<String, String> once = DerivedArtifacts.filesFor(Domains.zooCatalog(), Domains.zoo());
        Map<String, String> again = DerivedArtifacts.filesFor(Domains.zooCatalog(), Domains.zoo());

        // Then
        assertThat(again).isEqualTo(once).hasSize(7);
    }
}

package io.tributary.query.request;

import io.tributary.schemas.catalog.CatalogReader;
import io.tributary.schemas.catalog.DomainCatalog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Reads the active domains' files when the service starts.
@Configuration(proxyBeanMethods = false)
class DomainFiles {

    @Bean
    DomainCatalog domainCatalog(DomainSettings settings) {
        Map<String, String> files = new LinkedHashMap<>();
        for (String domain : settings.active()) {
            Path file = settings.directory().resolve(domain).resolve(domain + ".avdl");
            try {
                files.put(file.getFileName().toString(), Files.readString(file));
            } catch (IOException e) {
                throw new UncheckedIOException(
                        "Expected the file of domain %s at %s.".formatted(domain, file), e);
            }
        }
        return CatalogReader.read(files);
    }

    @Bean
    QueryCollections queryCollections(DomainCatalog catalog) {
        return new QueryCollections(catalog);
    }
}
